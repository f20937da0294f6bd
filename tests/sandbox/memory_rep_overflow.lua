-- expect: G2302
-- A length that overflows when multiplied.
local s = string.rep("xxxxxxxx", 2305843009213693953)
