-- expect: G2301
-- What is looked for is there, at the end.
local s = string.rep("a", 3000) .. "b"
while true do
    s:find("b")
end
