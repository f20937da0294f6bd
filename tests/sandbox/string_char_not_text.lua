-- expect: ok
-- Bytes that are no UTF-8 stay inside.
local x = string.char(0, 255, 128)
assert(#x == 3)
