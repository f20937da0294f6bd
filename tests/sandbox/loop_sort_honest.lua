-- expect: G2301
-- An honest comparator, far too often.
local t = {}
for i = 1, 20000 do
    t[i] = i * 7919 % 20011
end
for round = 1, 50 do
    table.sort(t, function(a, b)
        return a < b
    end)
end
