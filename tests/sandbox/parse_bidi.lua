-- expect: G1002
-- A comment that turns the text round.
-- ‮ }{ if x then
local x = 1
