-- expect: G2003
-- A long row of negations.
local x = @<5000|not |>true
