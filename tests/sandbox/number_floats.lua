-- expect: ok
-- Fractions at their ends.
assert(1 / 0 > 1e308)
assert(-1 / 0 < -1e308)
assert(math.floor(1e300) == 1e300)
assert(math.tointeger(9.3e18) == nil)
assert(tostring(1 / 0) == "inf")
assert(tostring(0 / 0) == "nan")
assert(tostring(-1e300) == "-1e+300")
