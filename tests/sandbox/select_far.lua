-- expect: ok
-- An argument far after the last.
assert(select(9223372036854775807, 1, 2) == nil)
assert(select("#") == 0)
