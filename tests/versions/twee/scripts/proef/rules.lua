-- The rules of a small pack, second version.
local grow = require "grow"

grow.score {
    id = "doel", floor = 0.5, least = 1, common = 1, flag = 20,
    bands = {
        { below = 50, id = "laag", label = "laag" },
        { id = "hoog", label = "hoog" },
    },
}

grow.figure { id = "leerlingen", label = "Leerlingen", unit = "count", value = "sum(F02.leerlingen)" }

grow.recommendation {
    id = "A01", theme = "doel", priority = 1, valid = { from = "2025-01-01" },
    title = "Praat over het doel", owner = "bestuur", term = "kwartaal",
    sources = { "proef" },
    text = "Praat in de stuurgroep over het doel.",
    when = "dimension.doel < 60",
}

grow.recommendation {
    id = "A02", theme = "doel", priority = 2, valid = { from = "2025-01-01" },
    title = "Schrijf het op", owner = "school", term = "kwartaal",
    sources = { "proef" },
    text = "Zet het doel op papier.",
    when = "item.G10 < 50 and leerlingen > 100",
}
