-- expect: ok
-- Thousands of jumps to one label.
do
@<3000|goto done |>
::done::
end
