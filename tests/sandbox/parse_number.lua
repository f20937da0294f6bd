-- expect: G2001
-- A number that is none.
local x = 0x
