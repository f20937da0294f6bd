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
grow.figure {
    id = "werk", label = "Vormen van de regio kost veel werk (1–5)", unit = "count", decimals = 1,
    sources = { "s000" }, value = "tally.UB03.mean", hidden = true,
}

grow.figure {
    id = "opbrengst", label = "Opbrengst weegt op tegen het werk (1–5)", unit = "count",
    decimals = 1, sources = { "s000" }, value = "tally.UB04.mean", hidden = true,
}

grow.note {
    id = "werk_zonder_opbrengst", about = "tables.standpunten",
    when = "werk >= 3.5 and opbrengst < 3",
    text = "Besturen vinden het vormen van de regio veel werk, en zien de opbrengst nog niet.",
}

-- What may be quoted is filled in by hand, after the writer agreed.
grow.table {
    id = "voorbeelden", label = "Goede voorbeelden",
    columns = { { id = "voorbeeld", label = "Voorbeeld", unit = "text" } },
    sources = { "s000-solidariteit" },
    rows = function()
        local rows = {}
        for _, row in ipairs(fact.UB14D or {}) do
            table.insert(rows, { voorbeeld = row.voorbeeld })
        end
        return rows
    end,
}
