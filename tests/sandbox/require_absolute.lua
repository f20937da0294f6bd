-- expect: G2002
-- A path from the root.
local x = require "/etc/passwd"
