-- expect: G2201
-- An error from deep down.
local function f(n)
    if n == 0 then
        error("deep")
    end
    f(n - 1)
    return n
end
f(20)
