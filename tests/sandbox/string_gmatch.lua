-- expect: G2002
-- Patterns can run without bound.
for w in string.gmatch("a", ".") do
end
