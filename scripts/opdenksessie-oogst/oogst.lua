-- Can the groups go on with it, and what does the organiser do then? What they wrote is read by
-- people, not by rules.
local grow = require "grow"

grow.figure {
    id = "verder", label = "Wij kunnen hier morgen mee verder", unit = "score",
    value = "item.OO08", sources = { "kb02-opdenksessies" },
}

grow.figure {
    id = "verschil", label = "Verschil tussen groepen", unit = "share", decimals = 2,
    value = "spread.OO08", sources = { "pub19-consensus" },
}

grow.recommendation {
    id = "OV01", theme = "vervolg", priority = 1,
    title = "Plan een vervolg op deze sessie",
    valid = { from = "2023-01-01" },
    owner = "organisator van de sessie", term = "binnen zes weken",
    sources = { "kb02-opdenksessies" },
    when = "verder < 50",
    text = "De groepen kunnen nog niet verder. Plan een vervolg over de vragen die open bleven.",
}

grow.recommendation {
    id = "OV02", theme = "vervolg", priority = 2,
    title = "Breng groepen bij elkaar die anders denken",
    valid = { from = "2023-01-01" },
    owner = "organisator van de sessie", term = "binnen zes weken",
    sources = { "kb02-opdenksessies", "pub19-consensus" },
    when = "verschil >= 0.5",
    text = "Sommige groepen kunnen verder en andere niet. Laat hen elkaar vertellen wat hielp.",
}

grow.recommendation {
    id = "OV03", theme = "vervolg", priority = 3,
    title = "Stuur de oogst rond",
    valid = { from = "2023-01-01" },
    owner = "organisator van de sessie", term = "binnen twee weken",
    sources = { "kb02-opdenksessies" },
    when = "answered(verder)",
    text = "Stuur de oogst aan wie erbij was, en de vragen aan wie ze kan beantwoorden.",
}
