-- expect: G2201
-- A place as a fraction that is whole, past the whole numbers.
local t = { 1 }
table.insert(t, 1e300, 2)
