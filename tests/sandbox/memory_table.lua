-- expect: G2302
-- A list without an end.
local t, i = {}, 0
while true do
    i = i + 1
    t[i] = i
end
