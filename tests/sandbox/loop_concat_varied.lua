-- expect: G2301
-- Fractions written as text, each time other ones.
local n = 1.7e308
while true do
    local s = n .. n
    n = n * 0.9999999912345
end
