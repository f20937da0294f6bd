-- expect: G2002
-- A path that is put together.
local x = require("." .. "./x")
