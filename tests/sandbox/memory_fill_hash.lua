-- expect: G2301
-- A hash part larger than a block may be.
local t = {}
for i = 1, 40000 do
    t[-i] = true
end
