-- expect: G2301
-- Great steps over a greater range.
for i = 1, 1000000000000000000, 1000000000 do
end
