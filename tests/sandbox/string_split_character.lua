-- expect: ok
-- Half a character.
local s = ("\u{20AC}"):sub(1, 1)
assert(#s == 1 and s:upper() == s)
