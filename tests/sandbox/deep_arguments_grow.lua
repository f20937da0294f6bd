-- expect: G2303
-- One argument more at each tail call.
local function f(n, ...)
    if n == 0 then
        return select("#", ...)
    end
    return f(n - 1, n, ...)
end
f(100000)
