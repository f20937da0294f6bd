-- expect: G2201
-- A number that is no byte.
local x = string.char(256)
