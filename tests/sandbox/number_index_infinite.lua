-- expect: G2201
-- A place that has no end.
local x = ("abc"):sub(1 / 0)
