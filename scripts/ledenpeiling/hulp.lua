-- Where members want help first.
local grow = require "grow"

local NEEDS = { "governance", "geld", "beroepsgroep", "opleiden", "werven", "communicatie" }
local PLACES = 3

-- The three that were chosen most; what shares the third place stays, since order of options is no
-- reason to drop a need.
grow.table {
    id = "hulpvragen", label = "Waar leden het eerst hulp bij willen",
    columns = {
        { id = "hulp", label = "Onderwerp", unit = "text", question = "LP05" },
        { id = "leden", label = "Leden", unit = "count" },
    },
    sources = { "s004-ledenpeiling" },
    rows = function()
        local rows = {}
        for _, need in ipairs(NEEDS) do
            local members = tally.LP05[need]
            if members ~= nil and members > 0 then
                table.insert(rows, { hulp = need, leden = members })
            end
        end
        table.sort(rows, function(a, b) return a.leden > b.leden end)
        local first = {}
        for place, row in ipairs(rows) do
            if place <= PLACES or row.leden == rows[PLACES].leden then
                table.insert(first, row)
            end
        end
        return first
    end,
}
