-- expect: G2001
-- A character of no width in a name.
local a​b = 1
