-- expect: G2201
-- Values that are no texts, deep in a list.
local t = {}
for i = 1, 1000 do
    t[i] = i == 999 and {} or "x"
end
local s = table.concat(t)
