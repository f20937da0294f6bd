-- expect: G2001
-- A blank that looks like one and is none.
local x = 1
