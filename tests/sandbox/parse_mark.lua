-- expect: G2001 (script only)
-- A byte order mark.
local x = 1
