-- expect: G1002
-- A character that moves the cursor.
local x = "[2J"
