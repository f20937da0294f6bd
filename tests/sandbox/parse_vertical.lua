-- expect: G1002
-- A blank that no editor shows.
local x =1
