-- expect: G2301
-- Remainders of numbers that are written out, which Lua computes when it compiles.
local x
@<700|x = 9e307 % 3.1e-308 x = 9e307 % 2.9e-300 x = 8e307 % 7.3e-305 x = 1.7e308 % 5.9e-303
|>