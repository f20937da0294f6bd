-- expect: G2201
-- The remainder of nothing.
local x = 1 % 0
