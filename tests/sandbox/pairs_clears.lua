-- expect: ok
-- A table that is emptied while it is walked.
local t, n = {}, 0
for i = 1, 100 do
    t["k" .. i] = i
end
for k in pairs(t) do
    n = n + 1
    for i = 1, 100 do
        t["k" .. i] = nil
    end
end
assert(n == 1)
