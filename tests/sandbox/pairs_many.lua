-- expect: G2201
-- A walk over more keys than are put in order.
local t = {}
for i = 1, 30000 do
    t[i] = 1
end
for k in pairs(t) do
end
