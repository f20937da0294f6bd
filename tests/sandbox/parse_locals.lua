-- expect: G2001
-- More local names than there is room for.
@<201|local x = 1 |>
