-- expect: G2201
-- Values kept in a library by a function of the library.
table.insert(table, 1, "x")
