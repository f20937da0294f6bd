-- expect: G2301
-- As many values as there may be, taken apart.
local t = {}
for i = 1, 250 do
    t[i] = i
end
while true do
    local a = { table.unpack(t) }
end
