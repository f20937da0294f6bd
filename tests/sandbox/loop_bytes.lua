-- expect: G2301
-- The bytes of a long text, as many as there may be at once.
local s = string.rep("a", 131000)
while true do
    for i = 1, #s, 250 do
        local t = { s:byte(i, i + 249) }
    end
end
