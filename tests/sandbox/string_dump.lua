-- expect: G2002
-- Compiled code of a function.
local code = string.dump(function() end)
