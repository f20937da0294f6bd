-- expect: G2301
-- The iterator of pairs, called for ever.
local walk = pairs({ a = 1 })
while true do
    walk()
end
