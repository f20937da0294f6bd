-- The scores of the pack that the recipes are tried on.
local grow = require "grow"

for _, dimension in ipairs { "begeleiding", "afspraken" } do
    grow.score {
        id = dimension, floor = 0.5, least = 1, flag = 25,
        bands = {
            { below = 50, id = "begin", label = "in het begin" },
            { id = "op_weg", label = "op weg" },
        },
    }
end
