-- expect: G2301
-- Many short texts, none kept: the table that Lua holds them in is no table of the script.
for i = 1, 1000000 do
    local s = tostring(i / 7)
end
