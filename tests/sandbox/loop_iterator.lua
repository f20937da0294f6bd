-- expect: G2301
-- An iterator of its own that never stops.
local function forever()
    return 1
end
for _ in forever do
end
