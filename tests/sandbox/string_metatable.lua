-- expect: G2005
-- The table behind the methods.
local methods = ("").__index
