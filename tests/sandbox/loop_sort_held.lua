-- expect: G2301
-- Sorting while memory fills up: the steps are spent first.
local all, t = {}, {}
for i = 1, 4000 do
    t[i] = -i
end
for i = 1, 40 do
    all[i] = { table.unpack(t, 1, 250) }
    table.sort(t, function(a, b)
        all[#all + 1] = { a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b }
        return a < b
    end)
end
