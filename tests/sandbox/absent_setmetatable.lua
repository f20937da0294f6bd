-- expect: G2002
-- Not part of the language here.
local t = setmetatable({}, { __gc = function() end })
