-- expect: ok
-- A comparator that empties the list it sorts.
local t = { 5, 3, 4, 1, 2 }
table.sort(t, function(a, b)
    for i = 1, 5 do
        t[i] = nil
    end
    return a < b
end)
assert(t[1] == 1 and t[5] == 5)
