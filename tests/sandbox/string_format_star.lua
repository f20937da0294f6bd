-- expect: G2201
-- A width that is an argument.
local s = string.format("%*d", 10, 1)
