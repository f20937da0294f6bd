-- expect: ok
-- Whole numbers, fractions and both zeros as keys.
local t, s = { [1] = "a", [1.5] = "b", [-1] = "c", [-0.0] = "d", [1e300] = "e" }, ""
for _, v in pairs(t) do
    s = s .. v
end
assert(s == "cdabe")
