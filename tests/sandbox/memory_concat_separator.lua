-- expect: G2302
-- A long text between short ones.
local t = {}
for i = 1, 1000 do
    t[i] = ""
end
local s = table.concat(t, string.rep("x", 1000))
