-- expect: G2201
-- Bits of what has none.
local x = 1.5 | 1
