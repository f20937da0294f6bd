-- expect: G2002
-- A very long name.
local x = require(string.rep("a", 100000))
