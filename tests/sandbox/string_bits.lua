-- expect: G2201
-- A text as bits.
local x = "3" | 1
