-- expect: G2201
-- A message that pretends to be elsewhere.
error("0:99: not here")
