-- expect: ok
-- A sum of thousands.
local a = 1
local x = a@<15000|+a|>
