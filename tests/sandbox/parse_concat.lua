-- expect: G2003
-- A long row of joined texts.
local x = ""@<1000| .. "a"|>
