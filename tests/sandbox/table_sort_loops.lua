-- expect: G2301
-- A comparator without an end.
table.sort({ 2, 1 }, function()
    while true do
    end
end)
