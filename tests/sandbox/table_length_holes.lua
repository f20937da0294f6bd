-- expect: ok
-- Lists with holes end somewhere, and always.
local t = { 1, 2, nil, 4 }
local n = #t
assert(n == 4 or n == 2)
table.insert(t, 5)
table.remove(t)
assert(#t == n)
