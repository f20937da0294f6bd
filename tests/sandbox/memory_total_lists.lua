-- expect: G2302
-- Lists that are kept, each small enough.
local all, i = {}, 0
while true do
    i = i + 1
    all[i] = { @<200|i, |> }
end
