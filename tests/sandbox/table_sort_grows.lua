-- expect: ok
-- A comparator that makes the list longer.
local t = { 5, 3, 4, 1, 2 }
table.sort(t, function(a, b)
    t[#t + 1] = 0
    return a < b
end)
assert(t[1] == 1 and t[5] == 5)
