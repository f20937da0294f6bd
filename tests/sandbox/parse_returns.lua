-- expect: ok
-- Thousands of blocks that end at once.
@<4000|do return end |>
