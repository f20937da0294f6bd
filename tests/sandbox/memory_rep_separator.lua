-- expect: G2302
-- Nothing, very often, with something between.
local s = string.rep("", 9223372036854775807, "xx")
