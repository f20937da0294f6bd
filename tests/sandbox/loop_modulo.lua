-- expect: G2301
-- Remainders of numbers that are far apart: the C library may divide bit by bit.
local n, m, x = 1.7e308, 3e-308, 0
while true do
    x = n % m
end
