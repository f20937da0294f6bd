-- expect: G2301
-- A line of nothing but remainders.
local n, m, x = 1.7e308, 3e-308, 0
while true do
    @<2000|x = n % m |>
end
