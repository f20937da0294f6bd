-- expect: G2001
-- More values at once than there is room for.
local t = {}
local x = t.a(@<300|t, |>t)
