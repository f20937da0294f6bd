-- expect: ok
-- What is no number, in every function that takes one.
local nan = 0 / 0
assert(math.max(nan, 1) ~= math.max(nan, 1) or math.max(nan, 1) == 1)
assert(math.tointeger(nan) == nil)
assert(tostring(nan) == "nan" and string.format("%.2f", nan) == "nan")
local t = {}
assert(t[nan] == nil)
table.sort({ nan, 2, nan, 1 }, function(a, b)
    return a < b
end)
