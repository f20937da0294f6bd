-- A table.
local grow = require "grow"

grow.table {
    id = "rijen", label = "De rijen", sources = { "bron" },
    columns = {
        { id = "wat", label = "Wat", unit = "text", question = "F01" },
        { id = "hoe", label = "Hoeveel", unit = "count", decimals = 1 },
    },
    rows = function() return { { wat = "klein", hoe = 1 } } end,
}
