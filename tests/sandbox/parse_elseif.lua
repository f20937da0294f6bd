-- expect: ok
-- Many branches.
local x = 1
if x == 2 then
@<900|elseif x == 2 then x = 3
|>end
