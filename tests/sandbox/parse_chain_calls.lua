-- expect: G2003
-- A chain of calls.
local t = {}
local x = t@<20000|()|>
