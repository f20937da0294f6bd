-- expect: ok
-- The one division that overflows.
local least = -9223372036854775807 - 1
assert(least // -1 == least)
assert(least % -1 == 0)
assert(math.abs(least) == least)
assert(least - 1 == 9223372036854775807)
