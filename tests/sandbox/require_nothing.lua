-- expect: G2201
-- No name.
local x = require(nil)
