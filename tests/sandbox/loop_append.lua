-- expect: G2301
-- A text that grows by one byte.
local s = ""
for i = 1, 100000 do
    s = s .. "x"
end
