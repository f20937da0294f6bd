-- expect: G2301
-- The same of NULs that no text of the script holds.
local nul = string.char(0)
local a, b = nul:rep(2000), nul:rep(2000)
local x
while true do
    x = a < b
end
