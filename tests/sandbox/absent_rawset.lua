-- expect: G2002
-- Not part of the language here.
rawset({}, 1, 1)
