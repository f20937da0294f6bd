-- expect: G2301
-- The same with fractions as keys.
local t = {}
for i = 1, 5000 do
    t[i + 0.5] = i
end
while true do
    local x = t[1.5]
end
