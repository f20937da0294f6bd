-- expect: G2003
-- Brackets that stay open.
local x = @<60000|(|>
