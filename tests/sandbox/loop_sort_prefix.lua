-- expect: G2301
-- Texts that differ only at their end, sorted.
local t, same = {}, string.rep("a", 30000)
for i = 1, 60 do
    t[i] = same .. i
end
while true do
    table.sort(t)
end
