-- expect: G2201
-- The iterator of ipairs with values of ours.
local step = ipairs({})
step("x", 9223372036854775807)
