-- expect: G2002
-- Not part of the language here.
local _ENV = {}
x = 1
