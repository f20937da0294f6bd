-- expect: G2201
-- A form that stops.
local x = string.format("%")
