-- expect: G2301
-- A loop without an end, the other way round.
repeat
    local x = 1
until x == 2
