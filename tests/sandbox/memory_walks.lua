-- expect: G2301
-- Walks that were begun and are all held.
local all, i = {}, 0
while true do
    i = i + 1
    all[i] = pairs({})
end
