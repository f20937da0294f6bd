-- expect: G2201
-- Keys whose order would be their address.
local t = { [function() end] = 1, [{}] = 2 }
for k in pairs(t) do
end
