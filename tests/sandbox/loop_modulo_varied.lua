-- expect: G2301
-- Remainders that the processor cannot guess: each time of other numbers.
local n, m, x = 1.7e308, 3.1e-308, 0
while true do
    x = n % m
    n, m = n * 0.99999999, m * 1.00000001
end
