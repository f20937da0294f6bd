-- expect: G2003
-- A chain of indexes.
local t = {}
local x = t@<10000|[1]|>
