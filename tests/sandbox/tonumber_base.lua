-- expect: G2201
-- Another base.
local x = tonumber("ff", 16)
