-- What to talk about now: how far the answer to each question is against how urgent it is, the order
-- of the talks, and the card that opens each.
local grow = require "grow"
local maturity = require "lib/maturity"
local cards = require "lib/cards"
local questions = require "kernvraagstukken-scan/vragen"

-- On the scales of the questions: urgency 1 to 5, the answer 0 to 4.
local URGENT, OPEN = 4, 1

maturity.dimensions { "opdracht", "vorming", "kwaliteit", "bestuur" }

-- Both are nil when nobody answered.
local function read(question)
    local answer, urgency = item[question.id], item[question.id .. "U"]
    return answer and answer * 4 / 100, urgency and 1 + urgency * 4 / 100
end

local function is_now(answer, urgency)
    return answer ~= nil and urgency ~= nil and urgency >= URGENT and answer <= OPEN
end

-- The most urgent with the least of an answer comes first; of equals the one that is asked first.
local function now()
    local list = {}
    for _, question in ipairs(questions) do
        local answer, urgency = read(question)
        if is_now(answer, urgency) then
            table.insert(list, {
                id = question.id, short = question.short, block = question.block,
                card = question.card, answer = answer, urgency = urgency,
                weight = urgency * (4 - answer),
            })
        end
    end
    table.sort(list, function(a, b) return a.weight > b.weight end)
    return list
end

local function named(list)
    local names = {}
    for _, entry in ipairs(list) do
        table.insert(names, entry.id)
    end
    return #names > 0 and table.concat(names, ", ") or nil
end

grow.table {
    id = "nu_bespreken", label = "Nu bespreken",
    columns = {
        { id = "vraag", label = "Vraag", unit = "text" },
        { id = "onderwerp", label = "Onderwerp", unit = "text" },
        { id = "stand", label = "Stand", unit = "score" },
        { id = "urgentie", label = "Urgentie", unit = "score" },
        { id = "gewicht", label = "Gewicht", unit = "score" },
        { id = "kaart", label = "Kaart", unit = "text" },
    },
    sources = { "kb07-kernvraagstukken" },
    rows = function()
        local rows = {}
        for _, entry in ipairs(now()) do
            table.insert(rows, {
                vraag = entry.id, onderwerp = entry.short, stand = entry.answer,
                urgentie = entry.urgency, gewicht = entry.weight, kaart = entry.card,
            })
        end
        return rows
    end,
}

-- A row for each state of the answer, the question in the first that is not below it, so that the
-- two upper rows of the last column are what to talk about now.
local STATES = {
    "niet besproken (0)", "besproken (tot en met 1)", "in concept (tot en met 2)",
    "vastgelegd (tot en met 3)", "vastgelegd en werkt (boven 3)",
}

local function column_of(urgency)
    if urgency >= URGENT then
        return "hoog"
    end
    return urgency >= 3 and "midden" or "laag"
end

grow.table {
    id = "matrix", label = "Stand en urgentie",
    columns = {
        { id = "stand", label = "Stand van het antwoord", unit = "text" },
        { id = "laag", label = "Kan wachten (onder 3)", unit = "text" },
        { id = "midden", label = "Enigszins dringend (3 tot 4)", unit = "text" },
        { id = "hoog", label = "Dringend (4 en hoger)", unit = "text" },
    },
    sources = { "kb07-kernvraagstukken" },
    rows = function()
        local rows = {}
        for _, state in ipairs(STATES) do
            table.insert(rows, { stand = state })
        end
        for _, question in ipairs(questions) do
            local answer, urgency = read(question)
            if answer ~= nil and urgency ~= nil then
                local row, column = rows[math.ceil(answer) + 1], column_of(urgency)
                row[column] = (row[column] and row[column] .. ", " or "") .. question.id
            end
        end
        return rows
    end,
}

grow.table {
    id = "kaarten", label = "Een kaart bij elke vraag",
    columns = {
        { id = "vraag", label = "Vraag", unit = "text" },
        { id = "onderwerp", label = "Onderwerp", unit = "text" },
        { id = "kaart", label = "Kaart", unit = "text" },
        { id = "opening", label = "Openingsvraag", unit = "text" },
    },
    sources = { "kb05-gesprekskaarten" },
    rows = function()
        local rows = {}
        for _, question in ipairs(questions) do
            table.insert(rows, {
                vraag = question.id, onderwerp = question.short, kaart = question.card,
                opening = cards.drawn(question.card).opening,
            })
        end
        return rows
    end,
}

grow.figure {
    id = "nu_aantal", label = "Vragen om nu te bespreken", unit = "count",
    value = function() return #now() end,
}

grow.figure {
    id = "nu_volgorde", label = "Vragen om nu te bespreken, in volgorde", unit = "text",
    value = function() return named(now()) end,
}

grow.figure {
    id = "eerste_onderwerp", label = "Eerste onderwerp", unit = "text",
    value = function()
        local first = now()[1]
        return first and first.short
    end,
}

-- Urgent, but nobody can say how far the answer is.
grow.figure {
    id = "dringend_onbekend", label = "Dringend, stand niet bekend", unit = "text",
    value = function()
        local list = {}
        for _, question in ipairs(questions) do
            local answer, urgency = read(question)
            if answer == nil and urgency ~= nil and urgency >= URGENT then
                table.insert(list, question)
            end
        end
        return named(list)
    end,
}

grow.figure {
    id = "vastgelegd", label = "Vragen met een vastgelegd antwoord", unit = "count",
    value = function()
        local count = 0
        for _, question in ipairs(questions) do
            local answer = item[question.id]
            if answer ~= nil and answer >= 75 then
                count = count + 1
            end
        end
        return count
    end,
}

-- A card is drawn when one of its questions has to be talked about now: the same as is_now, on the
-- 0 to 100 of scores. It is written as a condition, so that the report names only these questions.
local NOW = "(item.%sU >= 75 and item.%s <= 25)"

local conditions, order = {}, {}
for _, question in ipairs(questions) do
    local condition = string.format(NOW, question.id, question.id)
    if conditions[question.card] then
        conditions[question.card] = conditions[question.card] .. " or " .. condition
    else
        conditions[question.card] = condition
        table.insert(order, question.card)
    end
end
table.sort(order)
for _, card in ipairs(order) do
    grow.card(cards.drawn(card, conditions[card]))
end

grow.recommendation {
    id = "KA01", theme = "gesprek", priority = 1, title = "Zet de eerste vraag op de agenda",
    valid = { from = "2023-03-30" }, sources = { "kb07-kernvraagstukken", "kb05-gesprekskaarten" },
    owner = "programmaleider", term = "volgende stuurgroep",
    when = "nu_aantal >= 1",
    text = "Begin met “{eerste_onderwerp}”. Volgorde van de gesprekken: {nu_volgorde}.",
}

grow.recommendation {
    id = "KA02", theme = "gesprek", priority = 2, title = "Verdeel de vragen over meer gesprekken",
    valid = { from = "2023-03-30" }, sources = { "kb07-kernvraagstukken" },
    owner = "programmaleider", term = "dit kwartaal",
    when = "nu_aantal >= 4",
    text = "{nu_aantal} vragen zijn dringend en nog open. Bespreek er per keer hoogstens drie, en " ..
        "spreek af wie de andere voorbereidt.",
}

grow.recommendation {
    id = "KA03", theme = "gesprek", priority = 2, title = "Zoek uit wat al is afgesproken",
    valid = { from = "2023-03-30" }, sources = { "kb07-kernvraagstukken" },
    owner = "programmaleider", term = "binnen een maand",
    when = "answered(dringend_onbekend)",
    text = "Deze vragen zijn dringend, maar niemand weet hoe ver het antwoord is: " ..
        "{dringend_onbekend}. Zoek op wat er al ligt.",
}
