-- expect: G2303
-- Calls nested in arguments while running.
local function f(x)
    return f(f(x))
end
f(1)
