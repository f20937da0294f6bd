-- What came of the cards: insights and agreements, for the harvest of a session.
local grow = require "grow"

local OWNERS = {
    schoolbestuur = "schoolbestuur", lerarenopleiding = "lerarenopleiding",
    beroepsgroep = "beroepsgroep", programmaleider = "programmaleider",
    penvoerder = "penvoerder van de onderwijsregio",
}

-- A date as people write it.
local function shown(iso)
    return string.sub(iso, 9, 10) .. "-" .. string.sub(iso, 6, 7) .. "-" .. string.sub(iso, 1, 4)
end

grow.table {
    id = "inzichten", label = "Inzichten per kaart",
    columns = {
        { id = "kaart", label = "Kaart", unit = "text" },
        { id = "inzicht", label = "Inzicht", unit = "text" },
    },
    sources = { "kb05-gesprekskaarten" },
    rows = function()
        local rows = {}
        for _, row in ipairs(fact.GK17 or {}) do
            table.insert(rows, { kaart = row.kaart, inzicht = row.inzicht })
        end
        return rows
    end,
}

-- The first to be done stands on top.
grow.table {
    id = "afspraken", label = "Afspraken",
    columns = {
        { id = "wanneer", label = "Wanneer", unit = "text" },
        { id = "wie", label = "Wie", unit = "text" },
        { id = "afspraak", label = "Afspraak", unit = "text" },
        { id = "kaart", label = "Kaart", unit = "text" },
    },
    sources = { "kb05-gesprekskaarten" },
    rows = function()
        local rows = {}
        for _, row in ipairs(fact.GK18 or {}) do
            table.insert(rows, {
                wanneer = row.wanneer, wie = OWNERS[row.wie], afspraak = row.afspraak,
                kaart = row.kaart,
            })
        end
        table.sort(rows, function(a, b) return a.wanneer < b.wanneer end)
        for _, row in ipairs(rows) do
            row.wanneer = shown(row.wanneer)
        end
        return rows
    end,
}
