-- expect: G2003
-- A long row of choices.
local y = 1
local x = y@<5000| or y|>
