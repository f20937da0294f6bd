-- expect: ok
-- Lines that a text skips.
local x = "\z@<20000| 
|>"
assert(x == "")
