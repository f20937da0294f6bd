-- expect: G2201
-- Whole division by nothing.
local x = 1 // 0
