-- expect: G2201
-- More bytes than a call can give.
local x = { string.byte(string.rep("x", 100000), 1, -1) }
