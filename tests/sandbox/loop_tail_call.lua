-- expect: G2301
-- Tail calls: no depth, no end.
local function f(n)
    return f(n + 1)
end
f(0)
