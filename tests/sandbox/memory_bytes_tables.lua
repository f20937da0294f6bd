-- expect: G2302
-- The bytes of texts, as tables that are held.
local s, all = string.rep("a", 1000), {}
while true do
    all[#all + 1] = { s:byte(1, 250) }
end
