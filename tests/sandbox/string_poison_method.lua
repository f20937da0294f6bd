-- expect: G2201
-- A method replaced through a text.
local s = "x"
s.upper = function()
    return "gotcha"
end
