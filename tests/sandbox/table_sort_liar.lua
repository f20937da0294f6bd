-- expect: ok
-- A comparator that always says yes.
local t = {}
for i = 1, 100 do
    t[i] = i % 7
end
table.sort(t, function()
    return true
end)
table.sort(t, function()
    return false
end)
assert(#t == 100)
