-- expect: G2005
-- The same of a method.
local s = "x"
local t = s["upper\0"](s)
