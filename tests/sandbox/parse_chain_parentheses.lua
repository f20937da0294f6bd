-- expect: G2003
-- Short chains that add up through brackets.
local t = {}
local x = @<50|(|>t@<50|.a.b.c)|>
