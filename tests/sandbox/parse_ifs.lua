-- expect: ok
-- Thousands of branches one after the other.
local a = 1
@<3000|if a then a = 2 end |>
