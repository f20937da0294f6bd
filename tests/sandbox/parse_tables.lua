-- expect: G2003
-- Tables in tables.
local x = @<10000|{|>@<10000|}|>
