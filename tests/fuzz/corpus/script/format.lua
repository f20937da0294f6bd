local a = string.format("%99d %5.3f %q", 1, 2.5, "x")
local b = string.rep("ab", 1000000000)
local c = table.concat({ 1, 2, 3 }, string.rep(",", 1000))
