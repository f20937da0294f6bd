-- Rules of the pack that the tests of `grow test` try.
local grow = require "grow"

grow.score { id = "rust", floor = 0.5, least = 1, common = 1, flag = 20,
    bands = { { below = 50, id = "laag", label = "laag" }, { id = "hoog", label = "hoog" } } }

grow.figure {
    id = "druk", label = "Druk", unit = "count", decimals = 0,
    needs = { "fact.F01" },
    value = function()
        if fact.F01 > 8 then
            return 2
        end
        return 0
    end,
}

grow.recommendation {
    id = "B01", theme = "rust", priority = 1,
    title = "Overleg minder", valid = { from = "2024-01-01" }, sources = { "boek" },
    owner = "leiding", term = "kwartaal",
    when = "F01 > 8 and item.R01 < 50",
    text = "Overleg minder dan {F01} uur.",
}

grow.recommendation {
    id = "B02", theme = "rust", priority = 2,
    title = "Kom naar kantoor", valid = { from = "2024-01-01" }, sources = { "boek" },
    owner = "team", term = "kwartaal",
    when = "F02 == thuis",
    text = "Kom eens naar kantoor.",
}
