-- expect: ok
-- What is no number, rounded.
local x = math.floor(0 / 0)
assert(x ~= x)
