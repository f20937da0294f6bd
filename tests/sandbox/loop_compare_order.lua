-- expect: G2301
-- Long texts put in order for ever.
local a = string.rep("x", 131000)
local b = string.rep("x", 131000)
while not (a < b) do
end
