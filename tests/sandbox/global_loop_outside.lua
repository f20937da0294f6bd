-- expect: G2005
-- The variable of a loop, after it.
for index = 1, 3 do
end
local x = index
