-- expect: G2002
-- A rule gives the same every time.
local x = math.random()
