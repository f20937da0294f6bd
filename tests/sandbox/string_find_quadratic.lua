-- expect: G2301
-- Plain search at its worst.
local text = string.rep("a", 100000)
local part = string.rep("a", 50000) .. "b"
local x = text:find(part)
