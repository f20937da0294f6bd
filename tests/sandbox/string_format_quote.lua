-- expect: G2201
-- A form that is not there.
local x = string.format("%q", "x")
