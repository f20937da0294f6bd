-- expect: G2301
-- The same, so often as the steps of plain instructions would allow.
local n, m, x = 1.7e308, 3e-308, 0
for i = 1, 450000 do
    x = n % m
end
