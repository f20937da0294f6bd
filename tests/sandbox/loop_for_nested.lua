-- expect: G2301
-- Short loops in short loops.
for a = 1, 1000 do
    for b = 1, 1000 do
        for c = 1, 1000 do
        end
    end
end
