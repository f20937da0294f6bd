-- expect: G2301
-- Numbers of 300 digits, written out.
while true do
    local s = string.format("%.9f%.9f%.9f", 1e300, 1e300, 1e300)
end
