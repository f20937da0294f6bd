-- expect: G2301
-- A jump out of a block to its own start.
do
    ::top::
    local x = 1
    if x then
        goto top
    end
end
