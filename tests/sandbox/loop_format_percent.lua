-- expect: G2301
-- A form of nothing but percent signs.
local s = string.rep("%%", 1000)
while true do
    string.format(s)
end
