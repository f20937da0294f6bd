-- The form of a network that the answers hint at, beside the form of now, the tension that comes with
-- it, and what to talk about. It recommends nothing: a form is chosen by the parties themselves.
local grow = require "grow"
local cards = require "lib/cards"

-- The article speaks of few, moderate and many parties; the numbers are a proposal.
local FEW, MANY = 8, 15
-- Points of the scale of agreement as scores: 4 (agrees) and 3 (neither).
local AGREES, NEITHER = 75, 50

local UNKNOWN = "geen uitspraak"

local FORMS = {
    ["samen"] = {
        tension = "Iedereen beslist mee, maar besluiten kosten tijd. Hoe meer partijen, hoe zwaarder " ..
            "dat wordt.",
        "Welke besluiten moeten wij echt met zijn allen nemen?",
        "Wat doen wij als het vertrouwen een deuk krijgt?",
        "Hoeveel partijen kunnen er nog bij voordat deze vorm knelt?",
    },
    ["één partij leidt"] = {
        tension = "Er wordt snel en duidelijk besloten, maar andere partijen kunnen zich minder " ..
            "eigenaar voelen.",
        "Waaraan merken de anderen dat de leidende partij op het belang van allen let?",
        "Welke besluiten mag de leidende partij niet alleen nemen?",
        "Wanneer kiezen wij opnieuw wie leidt?",
    },
    ["aparte organisatie"] = {
        tension = "Er is een vast en zichtbaar punt voor alle partijen, maar de afstand tot scholen " ..
            "en opleidingen kan groeien.",
        "Wie stuurt de aparte organisatie aan, en wie kan haar bijsturen?",
        "Wat blijft bij de partnerschappen zelf?",
        "Hoe voorkomen wij een extra laag?",
    },
}

-- Without trust, goals or a number there is nothing to say; nor where alignment would decide.
local function hinted()
    local parties, trust, goals, alignment = fact.GU01, item.GU02, item.GU03, item.GU04
    if parties == nil or trust == nil or goals == nil then
        return UNKNOWN
    elseif parties <= FEW and trust >= AGREES and goals >= AGREES then
        return "samen"
    elseif parties > MANY and goals >= NEITHER then
        if alignment == nil then
            return UNKNOWN
        elseif alignment >= AGREES then
            return "aparte organisatie"
        end
    end
    return "één partij leidt"
end

grow.figure {
    id = "hint", label = "Vorm die bij de antwoorden past", unit = "text",
    sources = { "pub20-netwerkbestuur", "s002-podcast" },
    value = hinted,
}

local NOW = {
    samen = "samen", een_partij = "één partij leidt", aparte_organisatie = "aparte organisatie",
    onduidelijk = "onduidelijk",
}

grow.figure {
    id = "vorm_nu", label = "Vorm van nu", unit = "text",
    value = function() return fact.GU05 and NOW[fact.GU05] end,
}

grow.figure {
    id = "vergelijking", label = "Vorm van nu naast de hint", unit = "text",
    value = function()
        local hint, now = hinted(), fact.GU05 and NOW[fact.GU05]
        if hint == UNKNOWN or now == nil then
            return nil
        end
        return hint == now and "hetzelfde" or "anders"
    end,
}

grow.figure {
    id = "spanning", label = "Spanning die bij de hint hoort", unit = "text",
    sources = { "pub20-netwerkbestuur", "pub21-netwerksturing" },
    value = function()
        local form = FORMS[hinted()]
        return form and form.tension
    end,
}

grow.table {
    id = "gespreksvragen", label = "Drie vragen voor het gesprek",
    columns = {
        { id = "nummer", label = "Nr.", unit = "count" },
        { id = "vraag", label = "Vraag", unit = "text" },
    },
    sources = { "pub20-netwerkbestuur", "pub21-netwerksturing" },
    rows = function()
        local rows = {}
        for number, question in ipairs(FORMS[hinted()] or {}) do
            table.insert(rows, { nummer = number, vraag = question })
        end
        return rows
    end,
}

-- --- how it goes now ---

local LIVED = {
    { "GU06", "Duidelijk wie besluit" }, { "GU07", "Oog voor het belang van allen" },
    { "GU08", "Eigenaar" }, { "GU09", "Besluiten op tijd" },
    { "GU10", "Stem van de beroepsgroep" },
}

grow.table {
    id = "beleving", label = "Hoe het nu gaat",
    columns = {
        { id = "vraag", label = "Vraag", unit = "text" },
        { id = "onderwerp", label = "Onderwerp", unit = "text" },
        { id = "score", label = "Score", unit = "score" },
        { id = "verschil", label = "Verschil tussen rollen", unit = "score" },
    },
    sources = { "s000-governance" },
    rows = function()
        local rows = {}
        for _, question in ipairs(LIVED) do
            table.insert(rows, {
                vraag = question[1], onderwerp = question[2], score = item[question[1]],
                verschil = itemgap[question[1]],
            })
        end
        return rows
    end,
}

grow.figure {
    id = "aandacht", label = "Onderwerpen met een score onder 50", unit = "text",
    value = function()
        local low = {}
        for _, question in ipairs(LIVED) do
            local score = item[question[1]]
            if score ~= nil and score < NEITHER then
                table.insert(low, question[2])
            end
        end
        return #low > 0 and table.concat(low, ", ") or nil
    end,
}

grow.card(cards.drawn("KO-2", 'vergelijking == "anders"'))
grow.card(cards.drawn("KP-3", "item.GU06 < 50"))
grow.card(cards.drawn("KW-1", "item.GU08 < 50"))
grow.card(cards.drawn("KO-4", "item.GU10 < 50"))
