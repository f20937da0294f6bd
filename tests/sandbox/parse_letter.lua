-- expect: G2001
-- A letter that looks like another.
local nаme = 1
