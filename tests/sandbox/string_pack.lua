-- expect: G2002
-- Bytes by a format.
local s = string.pack("i16", 1)
