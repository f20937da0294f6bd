-- expect: G1001
-- A slash in disguise.
local x = "À¯"
