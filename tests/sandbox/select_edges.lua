-- expect: G2201
-- An argument far before the first.
local x = select(-9223372036854775807, 1, 2)
