-- expect: ok
-- Many numbers.
local t = { @<7500|1.5, 2, |> }
