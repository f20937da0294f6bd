-- expect: G2301
-- Remainders in a line of their own, and others for where the meter counts: 60 of 100 instructions.
local n, m, x, y = 1.7e308, 3e-308, 0, 0
while true do
    @<60|x = n % m |>
    @<39|y = 1 |>
end
