-- expect: ok
-- A text with NUL, as it is.
local s = string.format("a%sb%s", "\0", "\0\0")
assert(#s == 5)
