-- expect: G2003
-- More branches than anybody reads.
local x = 1
if x then
@<4000|elseif x then |>end
