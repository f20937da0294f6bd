-- expect: ok
-- A number of tens of thousands of digits.
local x = 0.@<60000|0|>1
assert(x == 0)
