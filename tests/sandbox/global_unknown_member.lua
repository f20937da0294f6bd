-- expect: G2005
-- A member that is nowhere.
local grow = require "grow"
local x = grow.kepe
