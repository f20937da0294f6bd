-- expect: G2201
-- No value.
table.insert({})
