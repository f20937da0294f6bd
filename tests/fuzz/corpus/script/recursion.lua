local function f(n) return 1 + f(n + 1) end
local ok = f(0)
