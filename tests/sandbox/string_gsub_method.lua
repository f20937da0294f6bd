-- expect: G2002
-- The same through a text.
local s = "x"
local t = s:gsub("x", s.rep)
