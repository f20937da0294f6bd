-- expect: ok
-- Places at the ends of the numbers.
local most, least = 9223372036854775807, -9223372036854775807 - 1
assert(("abc"):byte(most) == nil)
assert(("abc"):byte(least) == nil)
assert(("abc"):byte(least, least) == nil)
