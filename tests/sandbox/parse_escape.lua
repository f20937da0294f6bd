-- expect: G2001
-- A character that does not exist.
local x = "\u{FFFFFFFFFF}"
