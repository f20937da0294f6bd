-- expect: G2302
-- A format that grows its value.
local s = string.rep("x", 60000)
local t = string.format("%s%s%s", s, s, s)
