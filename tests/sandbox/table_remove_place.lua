-- expect: G2201
-- A place far outside.
table.remove({ 1 }, -9223372036854775807)
