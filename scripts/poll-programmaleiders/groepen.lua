-- Which breakouts fit the room: a group of about six for each theme that was chosen.
local grow = require "grow"

local THEMES = {
    "positie", "rol_programmaleider", "kwaliteit", "organisatie_en_financien", "ambitie_100",
    "meer_regios", "stagevergoeding",
}
local GROUP = 6

-- A theme whose number may not be told gets no group: the facilitator asks the room.
grow.table {
    id = "groepen", label = "Voorstel voor kleine groepen",
    columns = {
        { id = "thema", label = "Onderwerp", unit = "text", question = "PP11" },
        { id = "stemmen", label = "Stemmen", unit = "count" },
        { id = "groepen", label = "Groepen", unit = "count" },
    },
    sources = { "pub24-werkvorm" },
    rows = function()
        local rows = {}
        for _, theme in ipairs(THEMES) do
            local votes = tally.PP11[theme]
            if votes ~= nil and votes > 0 then
                table.insert(rows, {
                    thema = theme, stemmen = votes,
                    groepen = math.max(1, math.tointeger(grow.round(votes / GROUP))),
                })
            end
        end
        table.sort(rows, function(a, b) return a.stemmen > b.stemmen end)
        return rows
    end,
}

grow.figure {
    id = "groepen_totaal", label = "Kleine groepen samen", unit = "count",
    value = function()
        local total = 0
        for _, theme in ipairs(THEMES) do
            local votes = tally.PP11[theme]
            if votes ~= nil and votes > 0 then
                total = total + math.max(1, math.tointeger(grow.round(votes / GROUP)))
            end
        end
        return total > 0 and total or nil
    end,
}
