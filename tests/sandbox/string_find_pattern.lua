-- expect: ok
-- What would be a pattern is plain text.
assert(("aaaa"):find(".*.*.*x") == nil)
assert(("a%b()x"):find("%b()") == 2)
assert(("x"):find("[") == nil)
