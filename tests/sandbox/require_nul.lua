-- expect: G2005
-- A name that C would read up to its NUL only.
local x = require("grow" .. "\0.lua")
