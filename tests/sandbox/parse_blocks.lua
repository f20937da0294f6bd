-- expect: G2003
-- Blocks in blocks.
@<5000|do |>@<5000|end |>
