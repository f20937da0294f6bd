-- expect: G2201
-- More values than a call can give.
local t = { table.unpack({}, 1, 10000000) }
