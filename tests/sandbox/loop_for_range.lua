-- expect: G2301
-- The longest range of whole numbers.
for i = -9223372036854775807, 9223372036854775807 do
end
