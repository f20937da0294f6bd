-- expect: ok
-- A comparator that sorts the list that is being sorted.
local t, state = { 3, 1, 2 }, {}
table.sort(t, function(a, b)
    if not state.deep then
        state.deep = true
        table.sort(t)
    end
    return a < b
end)
assert(t[1] == 1 and t[3] == 3)
