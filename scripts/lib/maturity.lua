-- How answers on 0-100 become the score of a dimension: the bands, and how much must be answered
-- before a score may be given at all. Shared by packs that ask how mature something is.
-- It must not know any pack: which dimensions there are is said by the caller.
local grow = require "grow"

local maturity = {}

-- A score belongs to the first band that it lies below.
maturity.bands = {
    { below = 25, id = "beginnend", label = "beginnend" },
    { below = 50, id = "in_ontwikkeling", label = "in ontwikkeling" },
    { below = 75, id = "stevig", label = "stevig" },
    { id = "geborgd", label = "geborgd" },
}

-- Declares a score for each dimension in the list. No score under 60 % coverage or two answered
-- questions: a mean over what happens to be answered flatters. Two roles are compared only on
-- questions that both answered, and on two of these at least.
function maturity.dimensions(ids)
    for _, id in ipairs(ids) do
        grow.score {
            id = id,
            floor = 0.60,
            least = 2,
            common = 2,
            flag = 20,
            bands = maturity.bands,
        }
    end
end

return maturity
