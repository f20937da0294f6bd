-- expect: G2301
-- Many values copied at each call.
local function f(...)
    return f(...)
end
f(table.unpack({}, 1, 250))
