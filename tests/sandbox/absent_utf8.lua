-- expect: G2002
-- Not part of the language here.
local c = utf8.char(65)
