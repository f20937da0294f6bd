-- expect: G2302
-- Tables in tables: metered as they are made.
local t = {}
while true do
    t = { { { { { { { { { { { { { { { { { t } } } } } } } } } } } } } } } } }
end
