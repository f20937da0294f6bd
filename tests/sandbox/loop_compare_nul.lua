-- expect: G2301
-- Texts of nothing but NULs: Lua compares them piece by piece.
local a, b = string.rep("\0", 2000), string.rep("\0", 2000)
local x
while true do
    x = a < b
end
