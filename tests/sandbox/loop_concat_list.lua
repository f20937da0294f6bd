-- expect: G2301
-- Many pieces, joined again and again.
local t = {}
for i = 1, 10000 do
    t[i] = "a"
end
while true do
    local s = table.concat(t, ",")
end
