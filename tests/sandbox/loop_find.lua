-- expect: G2301
-- A part that is not there, looked for again.
local s = string.rep("ab", 65000)
while true do
    local x = s:find("abb")
end
