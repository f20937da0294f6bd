-- expect: G2301
-- The same in brackets: Lua makes one instruction of them all.
local n = -1.7976931348623e-308
while true do
    local s = (n .. (n .. (n .. (n .. (n .. n)))))
end
