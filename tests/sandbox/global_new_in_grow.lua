-- expect: G2002
-- Something added to the engine.
local grow = require "grow"
grow.extra = 1
