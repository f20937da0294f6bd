-- expect: G2303
-- Two functions that call each other.
local f
local function g()
    return f() + 1
end
f = function()
    return g() + 1
end
f()
