-- expect: G2002
-- A value that would run code at the end of its block.
local x <close> = nil
