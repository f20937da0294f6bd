-- expect: G2301
-- Copies of a long text.
local s = string.rep("x", 130000)
while true do
    local t = s:upper()
end
