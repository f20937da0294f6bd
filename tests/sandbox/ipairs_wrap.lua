-- expect: ok
-- The iterator of ipairs at the last number.
local step = ipairs({})
assert(step({}, 9223372036854775807) == nil)
