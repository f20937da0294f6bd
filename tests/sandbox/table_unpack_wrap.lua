-- expect: G2201
-- A range whose length overflows.
local x = table.unpack({}, -9223372036854775807, 9223372036854775807)
