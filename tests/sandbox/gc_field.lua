-- expect: ok
-- A field of the name of a finalizer is a field: nothing runs when the table is gone.
for _ = 1, 300 do
    local t = { __gc = function()
        error("a finalizer ran")
    end, __mode = "k" }
    t = nil
    local big = { ("x"):rep(2000) }
    assert(#big == 1 and t == nil)
end
