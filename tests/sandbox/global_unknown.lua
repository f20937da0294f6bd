-- expect: G2005
-- A name that is nowhere.
local x = itmes
