-- expect: G2201
-- A width of many digits.
local s = string.format("%999999999d", 1)
