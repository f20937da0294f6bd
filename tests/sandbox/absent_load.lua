-- expect: G2002
-- Not part of the language here.
local f = load("return 1")
