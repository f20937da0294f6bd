-- expect: ok
-- What C would read as a number.
assert(tonumber("0x10") == nil)
assert(tonumber("inf") == nil)
assert(tonumber("nan") == nil)
assert(tonumber("1e3") == nil)
assert(tonumber("1,5") == nil)
assert(tonumber(" 1") == nil)
assert(tonumber(string.rep("9", 1000)) == nil)
assert(tonumber("1.5") == 1.5)
