-- The sixteen conversation cards, each drawn where the answers give reason to.
local grow = require "grow"
local cards = require "lib/cards"

grow.card(cards.drawn("KP-1", "dimension.governance < 50"))
grow.card(cards.drawn("KP-2",
    "item.G07 - item.R05 >= 25 or item.G08 - item.R06 >= 25 or " ..
    "item.G09 - item.R07 >= 25 or item.G10 - item.R08 >= 25 or item.G11 - item.R09 >= 25"))
grow.card(cards.drawn("KP-3", "item.R23 < 50"))
grow.card(cards.drawn("KP-4", "dimension.opdracht < 50"))
grow.card(cards.drawn("KW-1", "item.R04 < 50"))
grow.card(cards.drawn("KW-2", "item.R15 < 50"))
grow.card(cards.drawn("KW-3", "min_waarborg < 50"))
grow.card(cards.drawn("KW-4", "anderen >= 1"))
grow.card(cards.drawn("KO-1", "item.R22 < 50"))
grow.card(cards.drawn("KO-2", "itemgap.G13 >= 50"))
grow.card(cards.drawn("KO-3", "regios >= 2"))
grow.card(cards.drawn("KO-4", "item.R18 < 50"))
grow.card(cards.drawn("KF-1", "item.R24 < 50"))
grow.card(cards.drawn("KF-2", "geld_niet_ja >= 1"))
grow.card(cards.drawn("KF-3", "figure.groei > 0"))
grow.card(cards.drawn("KF-4", "item.R27 < 50"))
