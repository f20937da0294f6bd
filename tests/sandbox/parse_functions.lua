-- expect: G2003
-- Functions in functions.
@<1000|local f = function() |>@<1000|end |>
