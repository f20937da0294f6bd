-- expect: ok
-- What a function gets is its own.
local a = { 1 }
local function f(t)
    t = { 2 }
    return t
end
assert(f(a)[1] == 2 and a[1] == 1)
