-- expect: G2303
-- A method that calls itself through the table.
local t = {}
function t.go(n)
    return t.go(n + 1) .. ""
end
t.go(1)
