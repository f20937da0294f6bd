-- expect: G2301
-- Keys that all fall into one chain, looked up for ever.
local t = {}
local step = 16383 * 8191
for i = 1, 16000 do
    t[i * step] = i
end
while true do
    local x = t[step]
end
