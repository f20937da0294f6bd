-- expect: G2201
-- A message that is a format of C.
error("%s%s%s%n%n")
