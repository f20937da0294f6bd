-- expect: G2201
-- What cannot be compared.
table.sort({ 1, "a", {} })
