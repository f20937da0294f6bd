-- expect: G2201
-- A library, sorted.
table.sort(math)
