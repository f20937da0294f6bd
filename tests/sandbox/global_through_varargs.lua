-- expect: G2002
-- A name that is set among others.
local a
a, b = 1, 2
