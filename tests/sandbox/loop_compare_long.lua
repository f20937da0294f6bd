-- expect: G2301
-- Long equal texts compared for ever.
local a = string.rep("x", 131000)
local b = string.rep("x", 131000)
while a == b do
end
