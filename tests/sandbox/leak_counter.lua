-- expect: G2002 (script only)
-- A variable outside a function would go from one rule to the next.
local seen = 0
local grow = require "grow"
grow.keep(function()
    seen = seen + 1
    return seen
end)
