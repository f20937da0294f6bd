-- expect: G2301
-- Much made, nothing kept.
while true do
    local t = { 1, 2, 3, { 4, 5, 6 } }
end
