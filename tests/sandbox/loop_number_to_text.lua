-- expect: G2301
-- Fractions written as text: slow, and the same text each time.
while true do
    local s = 2.5e300 .. 2.5e-300
end
