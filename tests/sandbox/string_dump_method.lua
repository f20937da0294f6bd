-- expect: G2002
-- Compiled code through a text.
local code = (""):dump()
