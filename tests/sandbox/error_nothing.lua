-- expect: G2201
-- Nothing as an error.
error()
