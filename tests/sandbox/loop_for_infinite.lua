-- expect: G2301
-- A bound without an end.
for x = 1.0, 1 / 0 do
end
