-- expect: G2301
-- Arithmetic on what is no number.
local x = 0 / 0
while x ~= x do
    x = x + 1
end
