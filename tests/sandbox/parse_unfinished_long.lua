-- expect: G2001
-- A long text without an end.
local x = [==[ abc ]=]
