-- expect: G2301
-- A step so small that the counter stands still.
for x = 0.0, 1.0, 1e-300 do
end
