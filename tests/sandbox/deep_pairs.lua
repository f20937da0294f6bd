-- expect: G2303
-- A walk that begins another.
local function f(t)
    for _, v in pairs(t) do
        f({ v })
    end
end
f({ 1 })
