-- expect: G2003
-- Brackets in brackets.
local x = @<10000|(|>1@<10000|)|>
