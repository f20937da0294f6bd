-- expect: G2301
-- The longest text there may be, read as a number.
local n = "0x" .. string.rep("f", 130900) .. ".1"
while true do
    for i = n, 1 do
    end
end
