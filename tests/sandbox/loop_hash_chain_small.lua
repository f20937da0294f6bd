-- expect: G2301
-- A short chain, so that filling it costs little.
local t = {}
local step = 16383 * 63
for i = 1, 60 do
    t[i * step] = i
end
while true do
    local x = t[step]
end
