-- expect: G2201
-- A field of a number.
local x = (1).x
