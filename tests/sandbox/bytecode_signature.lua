 -- expect: G2004 (script only)
local x = 1
