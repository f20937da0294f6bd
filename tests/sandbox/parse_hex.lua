-- expect: ok
-- A hexadecimal number that wraps.
local x = 0x@<60000|f|>
assert(x == -1)
