-- expect: G2002
-- The same with a name put together.
local s = "x"
local t = s["gs" .. "ub"](s, "x", "y")
