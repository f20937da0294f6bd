-- expect: G2201
-- A value that would run code at the end of its block.
local x <close> = {}
