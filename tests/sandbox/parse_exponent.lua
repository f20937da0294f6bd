-- expect: ok
-- An exponent of tens of thousands of digits.
local x = 1e@<60000|9|>
assert(x > 1e308)
