-- expect: G2302
-- A list that is written down and multiplied.
local function more(t)
    return { t, t, t, t, t, t, t, t, { t, t, t, t, t, t, t, t } }
end
local all = {}
for i = 1, 60000 do
    all[i] = more(all)
end
