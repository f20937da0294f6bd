-- expect: G2003
-- Short chains that add up in an index.
local t = {}
local x = t@<30|[t.a.b.c]|>
