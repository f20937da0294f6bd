-- expect: G2301
-- Whole numbers, written out one by one.
local list = {}
for i = 1, 249 do
    list[i] = -9007199254740993 - i
end
while true do
    table.concat(list)
end
