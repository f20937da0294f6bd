-- expect: G2002
-- Not part of the language here.
local f = loadstring("return 1")
