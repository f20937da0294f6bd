-- expect: ok
-- Where whole numbers and fractions meet.
assert(9007199254740993 ~= 9007199254740992.0)
assert(math.floor(-0.5) == -1 and math.ceil(-0.5) == 0)
assert(math.max(1, 1.0) == 1 and math.min(-0.0, 0) == 0)
assert(-9223372036854775807 - 1 < -9223372036854775807.0 - 1e3 == false)
assert(tostring(-0.0) == "0" or tostring(-0.0) == "-0")
