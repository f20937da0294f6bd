-- expect: G2003
-- Choices that add up through brackets.
local y = 1
local x = @<40|(|>@<40|y or y or y or y or y or y or y) and |>y
