-- expect: ok
-- A name of tens of thousands of letters.
local @<60000|a|> = 1
