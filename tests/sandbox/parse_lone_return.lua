-- expect: G1002
-- A carriage return that hides what is before it.
local x = 1 -- while true do endlocal y = 2
