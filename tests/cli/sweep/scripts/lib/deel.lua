-- What two rules share.
local deel = {}

function deel.hoog(x)
    return x > 50
end

return deel
