-- expect: G2201
-- A text against a number.
local x = "1" < 2
