-- expect: G2002
-- The engine replaced.
local grow = require "grow"
grow.keep = nil
