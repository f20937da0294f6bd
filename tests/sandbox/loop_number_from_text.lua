-- expect: G2301
-- The longest texts that are numbers, read.
local s = string.rep("9", 64)
while true do
    local x = tonumber(s)
end
