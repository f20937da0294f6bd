-- expect: G2003
-- A long row of signs.
local y = 1
local x = @<5000|- |>y
