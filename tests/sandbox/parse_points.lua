-- expect: ok
-- Escapes of characters past the last one there is.
local x = "@<3000|\u{7FFFFFFF}|>"
assert(#x == 18000)
