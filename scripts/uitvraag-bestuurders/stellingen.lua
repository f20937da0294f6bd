-- What boards hold, from most to least agreed, and where they stand far apart.
local grow = require "grow"
local statements = require "lib/statements"

grow.table {
    id = "standpunten", label = "Wat bestuurders vinden",
    columns = statements.columns,
    sources = { "s000", "pub19-consensus" },
    rows = function()
        return statements.rows {
            { text = "vormen van de regio kost veel werk", counted = tally.UB03 },
            { text = "opbrengst weegt op tegen het werk", counted = tally.UB04 },
            { text = "regio helpt tegen het lerarentekort", counted = tally.UB05 },
            { text = "sturing vanuit OCW helpt", counted = tally.UB06 },
            { text = "plek van het partnerschap is duidelijk", counted = tally.UB07 },
            { text = "wat wij hadden, kan doorgaan", counted = tally.UB08 },
            { text = "samenwerking is minder vrijblijvend", counted = tally.UB09 },
            { text = "geld voor personeelsbeleid naar de regio", counted = tally.UB11 },
        }
    end,
}

-- Does the return make up for the work? What a council asks first.
grow.note {
    id = "werk_zonder_opbrengst", about = "tables.standpunten",
    when = "tally.UB03.mean >= 3.5 and tally.UB04.mean < 3",
    text = "Besturen vinden het vormen van de regio veel werk, en zien de opbrengst nog niet.",
}
