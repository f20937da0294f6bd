-- expect: G2301
-- Bounds that are read from a long text each time.
local digits = string.rep("9", 255)
while true do
    for i = 1, digits do
        break
    end
end
