-- expect: G2301
-- A walk over a list, which is one instruction an item.
local list = {}
for i = 1, 30 do
    list[i] = i
end
while true do
    for _, item in ipairs(list) do
    end
end
