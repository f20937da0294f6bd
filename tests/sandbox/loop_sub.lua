-- expect: G2301
-- Every end of a long text.
local s, n = string.rep("a", 131000), 0
for i = 1, #s do
    n = n + #s:sub(i)
end
