-- expect: G2301
-- A loop whose bounds hold a function with a loop: which `do` is whose?
local n = "@<80|123456789|>e-400"
local function with(f)
    return n
end
while true do
    for i = n, with(function() for j = 1, 2 do end end), n do
    end
end
