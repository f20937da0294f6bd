-- Which cards are drawn: those of a statement that the group does not hold to be true, and the card
-- about steering where roles stand far apart on it.
local grow = require "grow"
local cards = require "lib/cards"

local HALF = 50 -- of 100: below it the group rather disagrees
local APART = 50 -- two steps of five between two roles

local STATEMENTS = {
    { card = "KP-1", item = "GK01", about = "Onze betekenis voor de regio", theme = "Positie" },
    { card = "KP-2", item = "GK02", about = "Onze rol bij elke functie", theme = "Positie" },
    { card = "KP-3", item = "GK03", about = "Wie spreekt namens ons", theme = "Positie" },
    { card = "KP-4", item = "GK04", about = "Wat studenten en leraren merken", theme = "Positie" },
    { card = "KW-1", item = "GK05", about = "Wat nooit verloren mag gaan", theme = "Kwaliteit" },
    { card = "KW-2", item = "GK06", about = "Meer dan een gewone stage", theme = "Kwaliteit" },
    { card = "KW-3", item = "GK07", about = "De zwakste waarborg", theme = "Kwaliteit" },
    { card = "KW-4", item = "GK08", about = "Ons beeld van het beroep", theme = "Kwaliteit" },
    { card = "KO-1", item = "GK09", about = "Overleggen die weg kunnen", theme = "Organisatie" },
    { card = "KO-3", item = "GK11", about = "Eén geheel in meer regio's", theme = "Organisatie" },
    { card = "KO-4", item = "GK12", about = "De invloed van de beroepsgroep", theme = "Organisatie" },
    { card = "KF-1", item = "GK13", about = "Wat goed samen opleiden kost", theme = "Financiering" },
    { card = "KF-2", item = "GK14", about = "Afspraken met elke penvoerder", theme = "Financiering" },
    { card = "KF-3", item = "GK15", about = "Groei die later wordt betaald", theme = "Financiering" },
    { card = "KF-4", item = "GK16", about = "Laten zien waar het geld blijft", theme = "Financiering" },
}

grow.card(cards.drawn("KP-1", "item.GK01 < 50"))
grow.card(cards.drawn("KP-2", "item.GK02 < 50"))
grow.card(cards.drawn("KP-3", "item.GK03 < 50"))
grow.card(cards.drawn("KP-4", "item.GK04 < 50"))
grow.card(cards.drawn("KW-1", "item.GK05 < 50"))
grow.card(cards.drawn("KW-2", "item.GK06 < 50"))
grow.card(cards.drawn("KW-3", "item.GK07 < 50"))
grow.card(cards.drawn("KW-4", "item.GK08 < 50"))
grow.card(cards.drawn("KO-1", "item.GK09 < 50"))
grow.card(cards.drawn("KO-2", "itemgap.GK10 >= 50"))
grow.card(cards.drawn("KO-3", "item.GK11 < 50"))
grow.card(cards.drawn("KO-4", "item.GK12 < 50"))
grow.card(cards.drawn("KF-1", "item.GK13 < 50"))
grow.card(cards.drawn("KF-2", "item.GK14 < 50"))
grow.card(cards.drawn("KF-3", "item.GK15 < 50"))
grow.card(cards.drawn("KF-4", "item.GK16 < 50"))

-- The drawn cards, the one that is furthest from true first; of steering the difference decides.
local function drawn()
    local rows = {}
    for _, statement in ipairs(STATEMENTS) do
        local score = item[statement.item]
        if score ~= nil and score < HALF then
            table.insert(rows, {
                kaart = statement.card, onderwerp = statement.about, thema = statement.theme,
                waarom = "nog niet goed", score = score,
            })
        end
    end
    table.sort(rows, function(a, b) return a.score < b.score end)
    if itemgap.GK10 ~= nil and itemgap.GK10 >= APART then
        table.insert(rows, {
            kaart = "KO-2", onderwerp = "Netwerk of centrale organisatie",
            thema = "Organisatie", waarom = "rollen verschillen",
        })
    end
    return rows
end

grow.table {
    id = "begin", label = "Met welke kaarten u begint",
    columns = {
        { id = "kaart", label = "Kaart", unit = "text" },
        { id = "onderwerp", label = "Onderwerp", unit = "text" },
        { id = "thema", label = "Thema", unit = "text" },
        { id = "waarom", label = "Waarom", unit = "text" },
        { id = "score", label = "Score", unit = "score" },
    },
    sources = { "kb05-gesprekskaarten" },
    rows = drawn,
}

grow.figure {
    id = "eerste_kaart", label = "Kaart om mee te beginnen", unit = "text",
    value = function()
        local first = drawn()[1]
        return first and first.kaart
    end,
}
