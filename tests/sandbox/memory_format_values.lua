-- expect: G2201
-- More forms than values.
local s = string.format(string.rep("%s", 1000), "x")
