-- expect: G2002
-- A name that is set in a function inside a function.
local function f()
    return function()
        hidden = 1
    end
end
f()()
