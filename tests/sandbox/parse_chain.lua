-- expect: G2003
-- A chain of fields: to name a value in a message Lua walks back over it, link by link.
local t = {}
local x = t@<20000|.b|>
