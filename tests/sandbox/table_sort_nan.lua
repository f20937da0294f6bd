-- expect: ok
-- What is not even equal to itself.
local x = 0 / 0
local t = { 3, x, 1, x, 2 }
table.sort(t)
assert(#t == 5)
