-- expect: G2301
-- Long texts hashed as keys, each a new one.
local t, s = {}, string.rep("a", 130000)
local i = 0
while true do
    i = i + 1
    t[s .. i % 10] = nil
    local x = t[s .. i % 10]
end
