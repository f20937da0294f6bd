-- expect: G2301
-- Words of tables.
while true do
    local s = tostring({}) == tostring({})
end
