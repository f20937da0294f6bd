-- expect: G2302
-- The longest text there could be.
local s = ("x"):rep(9223372036854775807)
