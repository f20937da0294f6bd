-- expect: G2201
-- A name in the message that is very long.
local t = {}
local x = t.@<2000|a|>.b
