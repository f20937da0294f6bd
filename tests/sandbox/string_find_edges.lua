-- expect: ok
-- Places outside the text.
assert(("abc"):find("c", -9223372036854775807) == 3)
assert(("abc"):find("", 4) == 4)
assert(("abc"):find("", 9223372036854775807) == nil)
