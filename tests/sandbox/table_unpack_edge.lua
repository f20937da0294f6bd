-- expect: ok
-- The last numbers there are.
local a, b = table.unpack({}, 9223372036854775806, 9223372036854775807)
assert(a == nil and b == nil)
