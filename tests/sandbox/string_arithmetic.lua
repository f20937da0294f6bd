-- expect: G2201
-- A text as a number.
local x = "10" + 1
