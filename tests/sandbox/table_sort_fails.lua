-- expect: G2201
-- A comparator that fails.
table.sort({ 2, 1 }, function(a, b)
    return a.x < b.x
end)
