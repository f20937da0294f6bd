-- expect: G2301
-- Many short texts, all kept.
local t = {}
for i = 1, 100000 do
    t[i] = "a"
        .. i
end
