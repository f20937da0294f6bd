-- expect: ok
-- What a walk over a library gives cannot be changed through it.
local n = 0
for k, v in pairs(string) do
    n = n + 1
end
assert(n > 5)
assert(#string == 0)
