-- expect: G2301
-- Numbers written as text, with each `..` in a line that nothing runs in but the last.
local function join(...)
    while true do
        local s = (...)
        ..
        (...)
        ..
        (...)
        ..
        (...)
    end
end
join(1.7e308)
