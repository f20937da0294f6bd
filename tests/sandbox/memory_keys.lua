-- expect: G2301
-- Many keys.
local t = {}
for i = 1, 100000 do
    t["a" .. i] = i
end
