-- expect: G2301
-- Each of many arguments, picked by its number.
local t = {}
for i = 1, 250 do
    t[i] = i
end
local function sum(...)
    local n = 0
    for i = 1, select("#", ...) do
        n = n + select(i, ...)
    end
    return n
end
while true do
    sum(table.unpack(t))
end
