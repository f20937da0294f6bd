-- expect: G2002
-- A library of standard Lua.
local x = require "os"
