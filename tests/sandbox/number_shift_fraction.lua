-- expect: G2201
-- Bits of what has no whole number.
local x = 1 << 1e300
