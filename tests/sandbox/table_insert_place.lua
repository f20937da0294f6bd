-- expect: G2201
-- A place far outside.
table.insert({}, 9223372036854775807, 1)
