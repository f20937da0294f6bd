-- expect: G2302
-- A list of long texts put together.
local part = string.rep("x", 100000)
local s = table.concat({ part, part, part })
