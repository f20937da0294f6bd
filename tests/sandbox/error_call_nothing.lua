-- expect: G2201
-- A call of nothing.
local x = nil
x()
