-- expect: G2003
-- A chain that looks like a call.
local t = {}
local u
(t@<60|.a|>)@<60|.a|>()
