-- expect: ok
-- Keys added during the walk.
local t, n = { a = 1, b = 2 }, 0
for k in pairs(t) do
    n = n + 1
    t[k .. "x"] = 1
end
assert(n == 2)
