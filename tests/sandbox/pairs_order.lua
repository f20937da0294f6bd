-- expect: ok
-- The order must not depend on where things lie in memory.
local t, s = {}, ""
for i = 1, 30 do
    t["k" .. (i * 7) % 31] = i
end
for k in pairs(t) do
    s = s .. k
end
assert(s:sub(1, 12) == "k1k10k11k12k")
