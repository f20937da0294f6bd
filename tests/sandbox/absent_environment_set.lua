-- expect: G2002
-- Not part of the language here.
_ENV.x = 1
