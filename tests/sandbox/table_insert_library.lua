-- expect: G2201
-- A library as a list.
table.insert(string, 1)
