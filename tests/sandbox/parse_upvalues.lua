-- expect: G2001
-- More outer names than there is room for.
local function outer()
@<130|local a |>
local function middle()
@<130|local b |>
local function inner()
return a, b
end
end
end
@<210|local c |>
