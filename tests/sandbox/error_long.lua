-- expect: G2201
-- A message that is much too long.
error(string.rep("x", 131000))
