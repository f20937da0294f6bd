-- The look back: how long ago, what was done and what is open, new facts beside old, and what to do
-- about it. Differences are described; groups are too small to test them.
local grow = require "grow"
local maturity = require "lib/maturity"

for _, id in ipairs { "structuur", "aanpak", "effect" } do
    -- One question can be a whole heading here.
    grow.score {
        id = id, floor = 0.6, least = 1, flag = 20, bands = maturity.bands,
    }
end

-- --- when ---

-- Whole months from the first date to the second.
local function months(from, till)
    local function part(iso, first, last)
        return tonumber(string.sub(iso, first, last))
    end
    local count = 12 * (part(till, 1, 4) - part(from, 1, 4)) + part(till, 6, 7) - part(from, 6, 7)
    return part(till, 9, 10) < part(from, 9, 10) and count - 1 or count
end

grow.figure {
    id = "maanden", label = "Maanden na de vorige meting", unit = "count",
    value = function() return fact.TB00 and months(fact.TB00, date) end,
}

grow.note {
    id = "te_vroeg", about = "figures.maanden", when = "maanden < 9",
    text = "De vorige meting is pas {maanden} maanden geleden. Veel is dan nog niet te zien.",
}

grow.note {
    id = "te_laat", about = "figures.maanden", when = "maanden > 15",
    text = "De vorige meting is al {maanden} maanden geleden. Kijk ook wat er om u heen is veranderd.",
}

-- --- what was done ---

local STATES = {
    { "open", "niet begonnen" }, { "bezig", "bezig" }, { "gedaan", "gedaan" },
    { "vervallen", "niet meer nodig" },
}

-- The rows in one state; nil when no actions were filled in.
local function actions(state)
    if fact.TB04 == nil then
        return nil
    end
    local list = {}
    for _, row in ipairs(fact.TB04) do
        if row.stand == state then
            table.insert(list, row.actie)
        end
    end
    return list
end

grow.table {
    id = "acties", label = "Acties van de vorige meting",
    columns = {
        { id = "actie", label = "Actie", unit = "text" },
        { id = "stand", label = "Hoe staat het ermee", unit = "text" },
    },
    sources = { "s004-evaluatie" },
    rows = function()
        local rows = {}
        for _, state in ipairs(STATES) do
            for _, action in ipairs(actions(state[1]) or {}) do
                table.insert(rows, { actie = action, stand = state[2] })
            end
        end
        return rows
    end,
}

grow.figure {
    id = "gedaan", label = "Acties gedaan", unit = "count",
    value = function()
        local done = actions("gedaan")
        return done and #done
    end,
}

grow.figure {
    id = "lopend", label = "Acties open of bezig", unit = "count",
    value = function()
        local open, busy = actions("open"), actions("bezig")
        return open and #open + #busy
    end,
}

grow.figure {
    id = "niet_begonnen", label = "Acties die niet zijn begonnen", unit = "text",
    value = function()
        local open = actions("open")
        return open and #open > 0 and table.concat(open, "; ") or nil
    end,
}

-- --- facts then and now ---

grow.figure {
    id = "meer_studenten", label = "Studenten meer dan toen", unit = "students",
    sources = { "s004-evaluatie" }, value = "TB07 - TB07V",
}

grow.figure {
    id = "meer_aandeel", label = "Aandeel samen opleiden, punten meer dan toen", unit = "score",
    sources = { "s004-opleiden" }, decimals = 1, value = "TB08 - TB08V",
}

-- --- what to do about it ---

grow.recommendation {
    id = "TA01", theme = "structuur", priority = 1, title = "Bespreek of de route nog past",
    valid = { from = "2024-01-01" }, sources = { "s004-evaluatie" },
    owner = "stuurgroep", term = "kwartaal (≤ 3 mnd)",
    when = "item.TB01 < 50",
    text = "De route past volgens de antwoorden niet meer. Vul de volledige vragenlijst opnieuw in, " ..
        "en zet de keuze op de agenda.",
}

grow.recommendation {
    id = "TA02", theme = "structuur", priority = 2, title = "Geef de beroepsgroep meer invloed",
    valid = { from = "2024-01-01" }, sources = { "s004-evaluatie", "s001-beroepsgroep" },
    owner = "stuurgroep", term = "kwartaal (≤ 3 mnd)",
    when = "item.TB03 < 50",
    text = "De beroepsgroep doet nog niet volwaardig mee. Vraag haar bij welk besluit zij wil meedoen.",
}

grow.recommendation {
    id = "TA03", theme = "aanpak", priority = 1, title = "Kom terug op de geldafspraken",
    valid = { from = "2024-01-01" }, sources = { "s004-evaluatie" },
    owner = "schoolbestuur (stuurgroep)", term = "maand",
    when = "item.TB05 < 50",
    text = "De afspraken over geld zijn niet nagekomen. Leg ze naast wat is betaald, en bespreek het " ..
        "verschil met de penvoerder.",
}

grow.recommendation {
    id = "TA04", theme = "aanpak", priority = 2, title = "Kies wat er met open acties gebeurt",
    valid = { from = "2024-01-01" }, sources = { "s004-evaluatie" },
    owner = "programmaleider", term = "maand",
    when = "answered(niet_begonnen)",
    text = "Niet begonnen: {niet_begonnen}. Geef elke actie een eigenaar en een datum, of schrap haar.",
}

grow.recommendation {
    id = "TA05", theme = "effect", priority = 2, title = "Zoek uit waarom het aandeel daalt",
    valid = { from = "2024-01-01" }, sources = { "s004-evaluatie", "s004-opleiden" },
    owner = "programmaleider", term = "kwartaal (≤ 3 mnd)",
    when = "meer_aandeel < 0",
    text = "Het aandeel samen opleiden ging van {TB08V}% naar {TB08}%. Vraag de scholen wat er speelt.",
}
