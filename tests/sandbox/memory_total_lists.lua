-- expect: G2302
-- Lists that are kept, each small enough.
local all = {}
for i = 1, 1000 do
    local list = {}
    for j = 1, 1000 do
        list[j] = j
    end
    all[i] = list
end
