-- expect: G2201
-- Fields named as metamethods give a table no metatable.
local t = { __index = function()
    return 1
end, __call = function()
    return 2
end }
assert(t.nothing == nil)
return t()
