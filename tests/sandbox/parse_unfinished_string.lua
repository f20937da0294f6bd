-- expect: G2001
-- A text without an end.
local x = "abc
