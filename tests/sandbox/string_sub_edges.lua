-- expect: ok
-- Places at the ends of the numbers.
local most, least = 9223372036854775807, -9223372036854775807 - 1
assert(("abc"):sub(least, most) == "abc")
assert(("abc"):sub(most, least) == "")
assert(("abc"):sub(least, least) == "")
assert(("abc"):sub(-2, -1) == "bc")
