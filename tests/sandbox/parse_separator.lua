-- expect: G1002
-- A line end that only some see.
-- a while true do end
