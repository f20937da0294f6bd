-- expect: G2002
-- Not part of the language here.
xpcall(error, error)
