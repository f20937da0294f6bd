-- expect: G2201
-- More decimals than there are.
local s = string.format("%.99f", 0.1)
