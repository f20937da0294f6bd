local grow = require "grow"

grow.score {
    id = "opbrengst", floor = 0.6, least = 2, flag = 20,
    bands = {
        { below = 50, id = "laag", label = { nl = "laag", en = "low" } },
        { id = "hoog", label = { nl = "hoog", en = "high" } },
    },
}

grow.figure {
    id = "kosten", label = { nl = "Kosten per jaar", en = "Costs a year" }, unit = "euro",
    needs = { "fact.F01" },
    value = "F01",
}

grow.recommendation {
    id = "OV1", theme = "kosten", priority = 1,
    title = { nl = "Overleg minder", en = "Meet less" },
    valid = { from = "2024-01-01" }, sources = { "handboek" },
    owner = { nl = "de voorzitter", en = "the chair" },
    term = { nl = "binnen een maand", en = "within a month" },
    when = "dimension.opbrengst < 60 and kosten > 1000",
    text = {
        nl = "Het overleg kost € {kosten} per jaar. Sluit elk punt af met een besluit.",
        en = "The meetings cost €{kosten} a year. End each point with a decision.",
    },
}
