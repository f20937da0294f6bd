-- expect: ok
-- Many choices, each short.
local y = 1
@<3000|y = y or y
|>local x = @<50|(y or y) == (y or y) and |>y
