-- expect: G2301
-- A long text to capitals and back.
local s = string.rep("a", 131000)
while true do
    local t = s:upper():lower()
end
