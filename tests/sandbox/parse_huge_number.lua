-- expect: ok
-- Numbers that are too large.
local x, y = 1e999, 99999999999999999999999999
assert(x == 1 / 0 and y > 1e25)
