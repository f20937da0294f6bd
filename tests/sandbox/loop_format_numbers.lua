-- expect: G2301
-- Whole numbers in bases.
while true do
    string.format("%x%x%d%d", 9007199254740991, -1, -9007199254740991, 9007199254740991)
end
