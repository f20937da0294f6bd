-- expect: G2201
-- A field of nothing.
local t = {}
local x = t.a.b
