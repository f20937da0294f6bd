-- expect: G2303
-- A comparator that sorts, with itself.
local f
f = function(a, b)
    table.sort({ 2, 1 }, f)
    return a < b
end
f(1, 2)
