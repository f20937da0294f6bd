-- expect: G2002
-- Powers differ between machines.
local x = 2 ^ 0.5
