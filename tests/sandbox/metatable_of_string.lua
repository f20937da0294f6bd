-- expect: G2002
-- The metatable of strings is shared by all: changing it would reach other scripts.
getmetatable("").__index = function()
    return "mine"
end
