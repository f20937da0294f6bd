-- expect: G2201
-- The largest of nothing.
local x = math.max()
