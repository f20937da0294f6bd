-- expect: G2002
-- Not part of the language here.
local f = io.open("/etc/passwd")
