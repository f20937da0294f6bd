-- expect: G2002
-- Patterns can run without bound.
local x = string.match(string.rep("a", 100), string.rep("a?", 100))
