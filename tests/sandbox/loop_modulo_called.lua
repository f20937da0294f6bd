-- expect: G2301
-- The remainder in a function that does nothing else.
local function rest(n, m)
    return n % m
end
while true do
    rest(1.7e308, 3e-308)
end
