-- expect: G2301
-- A method that calls itself as its last act.
local t = {}
function t:go()
    return self:go()
end
t:go()
