-- expect: G2201 (script only)
-- A circle of one.
local x = require "hostile"
