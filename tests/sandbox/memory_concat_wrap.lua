-- expect: G2201
-- A range that wraps round.
local s = table.concat({}, "x", -9223372036854775807, 9223372036854775807)
