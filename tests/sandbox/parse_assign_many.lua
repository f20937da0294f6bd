-- expect: G2003
-- Thousands of targets of one assignment.
local a
@<5000|a, |>a = 1
