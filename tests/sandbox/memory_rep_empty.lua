-- expect: ok
-- Nothing, very often.
assert(string.rep("", 9223372036854775807) == "")
assert(("x"):rep(-9223372036854775807) == "")
