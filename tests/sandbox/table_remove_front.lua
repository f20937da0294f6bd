-- expect: G2301
-- Everything moved down, again and again.
local t = {}
for i = 1, 20000 do
    t[i] = i
end
while true do
    t[#t + 1] = table.remove(t, 1)
end
