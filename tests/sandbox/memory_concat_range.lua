-- expect: G2201
-- A range that is not there.
local s = table.concat({}, "x", 1, 9223372036854775807)
