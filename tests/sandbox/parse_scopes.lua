-- expect: ok
-- Thousands of names in blocks of their own.
@<3000|do local a = 1 end |>
