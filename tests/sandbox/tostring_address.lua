-- expect: ok
-- Where a table or function lies must not show.
assert(tostring({}) == "table")
assert(tostring(function() end) == "function")
assert(tostring(tostring) == "function")
assert(string.format("%s", {}) == "table")
