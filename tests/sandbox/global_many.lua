-- expect: G2005
-- Many names that are nowhere.
local x = { @<2000|unknown_, |> }
