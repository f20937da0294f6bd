-- expect: G2002
-- A path upward.
local x = require "../../etc/passwd"
