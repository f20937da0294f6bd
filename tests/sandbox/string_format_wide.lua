-- expect: ok
-- The widest there is.
assert(#string.format("%99s|%-99d|%099d", "x", 1, -1) == 299)
assert(string.format("%+.9f", -0.0) == "-0.000000000" or string.format("%+.9f", -0.0) == "+0.000000000")
