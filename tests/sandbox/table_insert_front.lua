-- expect: G2301
-- Everything moved up, again and again.
local t = {}
while true do
    table.insert(t, 1, 1)
end
