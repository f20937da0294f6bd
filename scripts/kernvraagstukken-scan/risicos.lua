-- The risks that were written down, in the order in which they matter: the chance times the effect.
local grow = require "grow"

local SIZE = { klein = 1, midden = 2, groot = 3 }
local OWNERS = {
    schoolbestuur = "schoolbestuur", lerarenopleiding = "lerarenopleiding",
    beroepsgroep = "beroepsgroep", programmaleider = "programmaleider",
    penvoerder = "penvoerder van de onderwijsregio",
}

grow.table {
    id = "risicos", label = "Wat kan misgaan",
    columns = {
        { id = "risico", label = "Risico", unit = "text" },
        { id = "kans", label = "Kans", unit = "text" },
        { id = "gevolg", label = "Gevolg", unit = "text" },
        { id = "wie", label = "Wie let erop", unit = "text" },
        { id = "aanpak", label = "Wat wij doen", unit = "text" },
    },
    sources = { "s003-regiovorming" },
    rows = function()
        local list, rows = {}, {}
        for _, row in ipairs(fact.KV08R or {}) do
            table.insert(list, { weight = SIZE[row.kans] * SIZE[row.gevolg], row = row })
        end
        table.sort(list, function(a, b) return a.weight > b.weight end)
        for _, entry in ipairs(list) do
            local row = entry.row
            table.insert(rows, {
                risico = row.risico, kans = row.kans, gevolg = row.gevolg, wie = OWNERS[row.wie],
                aanpak = row.aanpak,
            })
        end
        return rows
    end,
}
