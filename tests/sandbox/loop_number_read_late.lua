-- expect: G2301
-- A loop whose bounds are texts, and `do` stands in another line than they do.
local n = "@<80|123456789|>e-400"
while true do
    for i = n, n, n
    do
    end
end
