-- expect: G2201
-- An address as text.
local x = string.format("%p", {})
