-- expect: G2201
-- A level that is far away.
error("x", 9223372036854775807)
