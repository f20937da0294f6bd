-- expect: G2301
-- Functions that hold functions.
local f = function() end
while true do
    local inner = f
    f = function()
        return inner
    end
end
