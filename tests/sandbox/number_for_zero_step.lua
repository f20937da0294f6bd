-- expect: G2201
-- A step of nothing.
for i = 1, 2, 0 do
end
