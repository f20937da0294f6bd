-- expect: G2302
-- Texts that are kept, each small enough.
local t, s, i = {}, string.rep("x", 4000), 0
while true do
    i = i + 1
    t[i] = s:sub(2)
end
