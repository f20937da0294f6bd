-- expect: ok
-- A loop that ends at the last number.
local n = 0
for i = 9223372036854775806, 9223372036854775807 do
    n = n + 1
end
for i = -9223372036854775807, -9223372036854775807 - 1, -1 do
    n = n + 1
end
assert(n == 4)
