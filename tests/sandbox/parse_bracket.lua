-- expect: G2001
-- A long bracket that is longer than its text.
local x = [@<60000|=|>[
