-- One rule of each kind, with every key that it may have; functions are in their own script.
local grow = require "grow"

grow.score {
    id = "doel", floor = 0.5, least = 1, common = 1, flag = 20,
    bands = { { below = 50, id = "laag", label = "laag" }, { id = "hoog", label = "hoog" } },
}
grow.score {
    id = "geld", floor = 0.5, least = 1, common = 1, flag = 20,
    bands = { { below = 50, id = "laag", label = "laag" }, { id = "hoog", label = "hoog" } },
}

grow.figure {
    id = "samen", label = "Samen", unit = "count", decimals = 1, needs = { "F03 > 0" },
    value = "F03 / 2", sources = { "bron" },
}
grow.figure { id = "rijk", label = "Rijk", unit = "euro", value = "amount.een.rijk * 2", sources = { "bron" } }

grow.position {
    border = 60, margin = 5,
    axes = {
        { id = "x", label = "Iks", of = { "doel" }, weakest = 30 },
        { id = "y", label = "Ypsilon", of = { "geld" } },
    },
    places = {
        { id = "open", label = "Nog open", when = "missing(axis.x)", open = true },
        { id = "boven", label = "Boven", when = "axis.x >= 60" },
        { id = "naast", label = "Naast", when = "axis.y >= 60" },
        { id = "onder", label = "Onder" },
    },
}

grow.route {
    id = "weg", label = "De weg", text = "Zo gaat het", risk = "Te lang", note = "Let op",
    sources = { "bron" },
    requires = { { when = "F03 > 100", say = "Te weinig", unblock = "Vind meer", unknown = "Niet bekend" } },
    criteria = {
        { label = "Doel", value = "dimension.doel / 100", weight = 2 },
        { label = "Geld", value = "dimension.geld / 100", weight = 1 },
    },
    support = "G02", mix = { fit = 0.6, support = 0.4 }, roles = 1, veto = 10,
}
grow.route {
    id = "pad", label = "Het pad", text = "Zo kan het ook", risk = "Te smal",
    criteria = { { label = "Doel", value = "dimension.doel / 100", weight = 2 } },
}

grow.recommendation {
    id = "A01", theme = "doel", priority = 1, valid = { from = "2025-01-01", to = "2027-01-01" },
    title = "Praat", owner = "bestuur", term = "kwartaal", sources = { "bron" },
    text = "Praat over {dimension.doel}.", when = "dimension.doel < 50", stake = "F03",
}

grow.card { id = "K1", theme = "doel", title = "Kaart", opening = "Wat wilt u?", deepening = "Waarom?", when = "item.G01 < 75" }
grow.card { id = "K2", theme = "geld", title = "Kaartje", opening = "Wat kost het?", deepening = "Echt?", when = "item.G03 < 75" }

grow.note { id = "N1", about = "figures.samen", when = "samen > 10", text = "Dat is veel." }
grow.note { id = "N2", about = "figures.rijk", when = "samen > 20", text = "Dat is meer." }
