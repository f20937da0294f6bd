-- expect: G2301
-- A number that is not itself.
local x = 0 / 0
repeat
    x = x + 1
until x == x
