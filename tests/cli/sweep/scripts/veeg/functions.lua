-- Rules that are functions: with its script each of them counts as changed.
local grow = require "grow"
local deel = require "lib/deel"

grow.figure {
    id = "hoogte", label = "Hoogte", unit = "count",
    value = function() return deel.hoog(item.G01) and 1 or 0 end, how = "Hoog of niet",
}

grow.recommendation {
    id = "A02", theme = "geld", priority = 2, valid = { from = "2025-01-01" },
    title = "Tel", owner = "school", term = "jaar", sources = { "bron" },
    text = "Tel het geld.", when = function() return item.G03 < 50 end,
}
