-- expect: G2002
-- Known names through a table do not help: there is none.
local t = { pcall = pcall }
t.pcall(error)
