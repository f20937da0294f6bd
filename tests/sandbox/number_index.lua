-- expect: G2201
-- A fraction as a place.
local x = ("abc"):sub(1.5)
