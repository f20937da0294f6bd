-- Results by question, and the cards that fit. There is no score of a dimension, no position and no
-- route here: twenty questions are too few for these.
local grow = require "grow"
local cards = require "lib/cards"

-- In short, in the order they are asked. G12 and G13 ask for a preference: no answer is better.
local QUESTIONS = {
    { "G01", "Opdracht in één zin" }, { "R01", "Samen eigenaar" },
    { "R04", "Eigen manier van werken blijft" }, { "R07", "Rol bij opleiden" },
    { "R08", "Rol bij begeleiden van starters" }, { "R09", "Rol bij professionaliseren" },
    { "R14", "Open over kwaliteit" }, { "R15", "Geen terugval naar gewone stage" },
    { "R17", "Aan tafel in de regio" }, { "R18", "Gelijkwaardige stem" },
    { "R19", "Duidelijk wie besluit" }, { "R20", "Vertrouwen" }, { "R23", "Mandaat en tijd" },
    { "R24", "Minimaal bedrag bekend" }, { "R25", "Geld op papier per penvoerder" },
    { "R26", "Geld gaat naar samen opleiden" }, { "R34", "Plan voor alle studenten" },
    { "R39", "Aantallen nagekeken" },
}
local PREFERENCES = {
    { "G12", "Eén geheel, ook over regio's" }, { "G13", "Netwerk of centrale organisatie" },
}
local ROLES = 4
local LOW, HIGH, APART = 50, 75, 25

local COLUMNS = {
    { id = "vraag", label = "Vraag", unit = "text" },
    { id = "onderwerp", label = "Onderwerp", unit = "text" },
    { id = "score", label = "Score", unit = "score" },
}

-- Ordered by `before`; of equals the one that is asked first.
local function pick(questions, value, fits, before)
    local list = {}
    for _, question in ipairs(questions) do
        local score = value(question[1])
        if score ~= nil and fits(score) then
            table.insert(list, { vraag = question[1], onderwerp = question[2], score = score })
        end
    end
    table.sort(list, before)
    return list
end

local function low()
    return pick(QUESTIONS, function(id) return item[id] end, function(score) return score < LOW end,
        function(a, b) return a.score < b.score end)
end

local function high()
    return pick(QUESTIONS, function(id) return item[id] end, function(score) return score >= HIGH end,
        function(a, b) return a.score > b.score end)
end

local function apart()
    local all = {}
    for _, questions in ipairs { QUESTIONS, PREFERENCES } do
        for _, question in ipairs(questions) do
            table.insert(all, question)
        end
    end
    return pick(all, function(id) return itemgap[id] end, function(gap) return gap >= APART end,
        function(a, b) return a.score > b.score end)
end

local function named(list)
    local ids = {}
    for _, row in ipairs(list) do
        table.insert(ids, row.vraag)
    end
    return #ids > 0 and table.concat(ids, ", ") or nil
end

grow.table {
    id = "aandacht", label = "Vragen die aandacht vragen (score onder 50)", columns = COLUMNS,
    sources = { "s002-grow" }, rows = low,
}

grow.table {
    id = "sterk", label = "Vragen met een hoge score (75 of hoger)", columns = COLUMNS,
    sources = { "s002-grow" }, rows = high,
}

grow.table {
    id = "verschillen", label = "Waar rollen verschillen",
    columns = {
        { id = "vraag", label = "Vraag", unit = "text" },
        { id = "onderwerp", label = "Onderwerp", unit = "text" },
        { id = "score", label = "Verschil", unit = "score" },
    },
    sources = { "s002-grow" }, rows = apart,
}

grow.figure {
    id = "aandacht_vragen", label = "Vragen die aandacht vragen", unit = "text",
    value = function() return named(low()) end,
}

grow.figure {
    id = "sterke_vragen", label = "Vragen met een hoge score", unit = "text",
    value = function() return named(high()) end,
}

grow.figure {
    id = "verschil_vragen", label = "Vragen waarop rollen verschillen", unit = "text",
    value = function() return named(apart()) end,
}

grow.figure {
    id = "rollen", label = "Rollen die antwoordden", unit = "count",
    value = function() return ROLES - #role.missing end,
}

-- One role is one view, whoever gives it.
grow.figure {
    id = "status", label = "Status van deze scan", unit = "text",
    value = function()
        return #role.missing == 0 and "alle rollen" or "voorlopig"
    end,
}

grow.note {
    id = "een_rol", about = "figures.status", when = "rollen <= 1",
    text = "Voorlopig: hoogstens één rol heeft geantwoord. Dit is het beeld van één kant.",
}

grow.card(cards.drawn("KP-3", "item.R23 < 50"))
grow.card(cards.drawn("KW-1", "item.R04 < 50"))
grow.card(cards.drawn("KW-2", "item.R15 < 50"))
grow.card(cards.drawn("KO-2", "itemgap.G13 >= 50"))
grow.card(cards.drawn("KO-4", "item.R18 < 50"))
grow.card(cards.drawn("KF-1", "item.R24 < 50"))
