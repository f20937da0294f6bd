-- expect: G2002
-- Stacks without number, each a coroutine.
local all = {}
while true do
    all[#all + 1] = coroutine.create(function()
        local a, b, c, d = 1, 2, 3, 4
        coroutine.yield(a, b, c, d)
    end)
end
