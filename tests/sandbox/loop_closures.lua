-- expect: G2301
-- Functions made and dropped for ever.
while true do
    local f = function()
        return 1
    end
end
