-- expect: G2201
-- The letters of a text.
for i, c in ipairs("abc") do
end
