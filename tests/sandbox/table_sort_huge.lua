-- expect: G2201
-- More values than are sorted at once.
local t = {}
for i = 1, 20001 do
    t[i] = i
end
table.sort(t)
