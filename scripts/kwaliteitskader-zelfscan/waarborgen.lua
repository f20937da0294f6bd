-- The four waarborgen: their scores, and the two strongest and two weakest questions over all.
local grow = require "grow"
local maturity = require "lib/maturity"

local QUESTIONS = {
    { id = "KS01", waarborg = "Lerende leraar", short = "Gedeeld beeld van de leraar" },
    { id = "KS02", waarborg = "Lerende leraar", short = "Studenten en starters kennen het beeld" },
    { id = "KS03", waarborg = "Lerende leraar", short = "Visie op leren in de begeleiding" },
    { id = "KS04", waarborg = "Lerende leraar", short = "Doorlopende lijn" },
    { id = "KS05", waarborg = "Leeromgeving", short = "Eén programma" },
    { id = "KS06", waarborg = "Leeromgeving", short = "Leren van echte vragen" },
    { id = "KS07", waarborg = "Leeromgeving", short = "Samen beoordelen" },
    { id = "KS08", waarborg = "Leeromgeving", short = "Verschillende routes" },
    { id = "KS09", waarborg = "Organisatie", short = "Rollen en taken" },
    { id = "KS10", waarborg = "Organisatie", short = "Scholing en tijd" },
    { id = "KS11", waarborg = "Organisatie", short = "Samen besluiten" },
    { id = "KS12", waarborg = "Organisatie", short = "Past bij de onderwijsregio" },
    { id = "KS13", waarborg = "Kwaliteitscultuur", short = "Gegevens en ervaringen" },
    { id = "KS14", waarborg = "Kwaliteitscultuur", short = "Open bespreken" },
    { id = "KS15", waarborg = "Kwaliteitscultuur", short = "Meepraten" },
    { id = "KS16", waarborg = "Kwaliteitscultuur", short = "Aantoonbare verbetering" },
}
local SHOWN = 2

maturity.dimensions { "lerende_leraar", "leeromgeving", "organisatie", "kwaliteitscultuur" }

-- The first two by `before`; of equals the one that is asked first.
local function first(before)
    local all, list = {}, {}
    for _, question in ipairs(QUESTIONS) do
        local score = item[question.id]
        if score ~= nil then
            table.insert(all, {
                vraag = question.id, onderwerp = question.short, waarborg = question.waarborg,
                score = score,
            })
        end
    end
    table.sort(all, before)
    for i = 1, math.min(SHOWN, #all) do
        table.insert(list, all[i])
    end
    return list
end

local function strongest()
    return first(function(a, b) return a.score > b.score end)
end

local function weakest()
    return first(function(a, b) return a.score < b.score end)
end

local COLUMNS = {
    { id = "vraag", label = "Vraag", unit = "text" },
    { id = "onderwerp", label = "Onderwerp", unit = "text" },
    { id = "waarborg", label = "Waarborg", unit = "text" },
    { id = "score", label = "Score", unit = "score" },
}

grow.table {
    id = "sterkste", label = "Twee sterkste punten", columns = COLUMNS,
    sources = { "pub23-waarborgen" }, rows = strongest,
}

grow.table {
    id = "zwakste", label = "Twee zwakste punten", columns = COLUMNS,
    sources = { "pub23-waarborgen" }, rows = weakest,
}

local function named(list)
    local ids = {}
    for _, entry in ipairs(list) do
        table.insert(ids, entry.vraag)
    end
    return #ids > 0 and table.concat(ids, ", ") or nil
end

grow.figure {
    id = "sterkste_vragen", label = "Twee sterkste vragen", unit = "text",
    value = function() return named(strongest()) end,
}

grow.figure {
    id = "zwakste_vragen", label = "Twee zwakste vragen", unit = "text",
    value = function() return named(weakest()) end,
}

grow.figure {
    id = "laagste_waarborg", label = "Laagste score van een waarborg", unit = "score", decimals = 1,
    value = "min(dimension.lerende_leraar, dimension.leeromgeving, dimension.organisatie, " ..
        "dimension.kwaliteitscultuur)",
}

grow.recommendation {
    id = "KR04", theme = "kwaliteit", priority = 2, title = "Begin bij de zwakste waarborg",
    valid = { from = "2021-12-13" }, sources = { "ref-kwaliteitskader", "pub23-waarborgen" },
    owner = "stuurgroep", term = "halfjaar",
    when = "laagste_waarborg < 50",
    text = "Een waarborg scoort {laagste_waarborg}. Maak voor de twee zwakste punten " ..
        "({zwakste_vragen}) een verbeterplan, en leg vast waaraan u straks ziet dat het werkt.",
}

grow.recommendation {
    id = "KR05", theme = "kwaliteit", priority = 3, title = "Bespreek waar rollen verschillen",
    valid = { from = "2021-12-13" }, sources = { "pub23-waarborgen" },
    owner = "programmaleider", term = "kwartaal",
    when = "gap.lerende_leraar >= 20 or gap.leeromgeving >= 20 or gap.organisatie >= 20 or " ..
        "gap.kwaliteitscultuur >= 20",
    text = "Op ten minste één waarborg verschillen rollen 20 punten of meer. Vraag elke rol om een " ..
        "voorbeeld voordat u de reflectie schrijft.",
}
