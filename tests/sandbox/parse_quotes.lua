-- expect: G2001
-- Quotes of a text editor.
local x = “a”
