-- The three elements, the outcome with its reasons, and what to add to the plan.
local grow = require "grow"
local questions = require "voorloper-toets/vragen"

-- From COMPLETE on an element does; below OPEN it needs attention. EQUAL: agreed with the profession.
-- TALKED: at least explored with the neighbours.
local COMPLETE, OPEN, EQUAL, TALKED = 62.5, 37.5, 50, 25

for _, element in ipairs { "opgaven", "regio", "governance" } do
    grow.score {
        id = element, floor = 0.6, least = 3, flag = 25,
        bands = {
            { below = OPEN, id = "aandachtspunt", label = "aandachtspunt" },
            { below = COMPLETE, id = "op_weg", label = "op weg" },
            { id = "voldoet", label = "voldoet" },
        },
    }
end

-- True, false, or nil when nobody answered.
local function below(score, limit)
    return score and score < limit
end

-- Either is enough; nil when it takes an answer that is not there.
local function either(a, b)
    if a or b then
        return true
    end
    if a == nil or b == nil then
        return nil
    end
    return false
end

local function profession_lacks()
    return either(below(item.VT11, EQUAL), below(item.VT12, EQUAL))
end

-- Complete when each element is; nil when one has no score.
local function is_complete()
    local lacks = either(either(below(dimension.opgaven, COMPLETE), below(dimension.regio, COMPLETE)),
        below(dimension.governance, COMPLETE))
    return lacks ~= nil and not lacks, lacks == nil
end

grow.figure {
    id = "uitkomst", label = "Uitkomst", unit = "text",
    sources = { "s004-drie-elementen", "s001-beroepsgroep" },
    value = function()
        local complete, untold = is_complete()
        local lacks = profession_lacks()
        local merge = below(item.VT09, TALKED)
        if complete and lacks == false then
            return "kansrijk"
        elseif lacks then
            return "voorlopig (beroepsgroep)"
        elseif lacks == nil then
            return "nog niet te bepalen"
        elseif merge then
            return "voorlopig (samenvoegen)"
        elseif untold or merge == nil then
            return "nog niet te bepalen"
        end
        return "op weg"
    end,
}

local REASONS = {
    { say = "de beroepsgroep heeft nog geen gelijke rol", holds = profession_lacks },
    { say = "er is niet afgestemd met buurregio's",
      holds = function() return below(item.VT09, TALKED) end },
    { say = "de opgaven en de aanpak zijn niet compleet",
      holds = function() return below(dimension.opgaven, COMPLETE) end },
    { say = "de regio is niet genoeg uitgelegd",
      holds = function() return below(dimension.regio, COMPLETE) end },
    { say = "de governance is niet compleet",
      holds = function() return below(dimension.governance, COMPLETE) end },
}

grow.figure {
    id = "redenen", label = "Redenen", unit = "text",
    sources = { "s004-drie-elementen", "s001-beroepsgroep" },
    value = function()
        local reasons = {}
        for _, reason in ipairs(REASONS) do
            if reason.holds() then
                table.insert(reasons, reason.say)
            end
        end
        return #reasons > 0 and table.concat(reasons, "; ") or nil
    end,
}

-- What is not agreed yet, the least of it first.
local AGREED = 50

local function lacking()
    local list = {}
    for _, question in ipairs(questions) do
        local score = item[question.id]
        if below(score, AGREED) then
            table.insert(list, {
                vraag = question.id, onderwerp = question.short, element = question.element,
                score = score, aanvullen = question.add,
            })
        end
    end
    table.sort(list, function(a, b) return a.score < b.score end)
    return list
end

grow.table {
    id = "aanvullen", label = "Wat u aanvult",
    columns = {
        { id = "vraag", label = "Vraag", unit = "text" },
        { id = "onderwerp", label = "Onderwerp", unit = "text" },
        { id = "score", label = "Score", unit = "score" },
        { id = "aanvullen", label = "Wat u in het plan aanvult", unit = "text" },
    },
    sources = { "s004-drie-elementen" },
    rows = function()
        local rows = {}
        for _, entry in ipairs(lacking()) do
            table.insert(rows, {
                vraag = entry.vraag, onderwerp = entry.onderwerp, score = entry.score,
                aanvullen = entry.aanvullen,
            })
        end
        return rows
    end,
}

grow.figure {
    id = "aan_te_vullen", label = "Aan te vullen, minst ver eerst", unit = "text",
    value = function()
        local ids = {}
        for _, entry in ipairs(lacking()) do
            table.insert(ids, entry.vraag)
        end
        return #ids > 0 and table.concat(ids, ", ") or nil
    end,
}

-- The same answers by the four building blocks that came later.
local BLOCKS = {
    { id = "omvang", label = "Omvang van de regio" },
    { id = "samenwerking", label = "Samenwerking en governance" },
    { id = "tekort", label = "Aanpak van het tekort" },
    { id = "kwaliteit", label = "Kwaliteit van leraren" },
}

local function block_mean(block)
    local sum, count = 0, 0
    for _, question in ipairs(questions) do
        local score = item[question.id]
        if question.block == block and score ~= nil then
            sum, count = sum + score, count + 1
        end
    end
    return count > 0 and sum / count or nil, count
end

for _, block in ipairs(BLOCKS) do
    grow.figure {
        id = "bouwsteen_" .. block.id, label = "Bouwsteen: " .. block.label, unit = "score",
        decimals = 1, sources = { "pub31-bouwstenen" },
        value = function() return (block_mean(block.id)) end,
    }
end

grow.table {
    id = "bouwstenen", label = "Dezelfde antwoorden per bouwsteen",
    columns = {
        { id = "bouwsteen", label = "Bouwsteen", unit = "text" },
        { id = "score", label = "Score", unit = "score" },
        { id = "vragen", label = "Beantwoorde vragen", unit = "count" },
    },
    sources = { "pub31-bouwstenen" },
    rows = function()
        local rows = {}
        for _, block in ipairs(BLOCKS) do
            local mean, count = block_mean(block.id)
            table.insert(rows, { bouwsteen = block.label, score = mean, vragen = count })
        end
        return rows
    end,
}

grow.recommendation {
    id = "VA01", theme = "governance", priority = 1, title = "Geef de beroepsgroep een echte plek",
    valid = { from = "2023-05-24" }, sources = { "s001-beroepsgroep", "s004-drie-elementen" },
    owner = "stuurgroep van de regio", term = "vóór de aanvraag",
    when = "item.VT11 < 50 or item.VT12 < 50",
    text = "Noem wie de beroepsgroep vertegenwoordigt, met welke taak, tijd en stem. Bij de " ..
        "voorlopers was dit het punt waarop een status voorlopig bleef.",
}

grow.recommendation {
    id = "VA02", theme = "regio", priority = 1, title = "Praat met de buurregio's over samengaan",
    valid = { from = "2023-05-24" }, sources = { "s001-beroepsgroep", "s004-drie-elementen" },
    owner = "penvoerder van de regio", term = "vóór de aanvraag",
    when = "item.VT09 < 25",
    text = "Er is niet afgestemd met buurregio's. Vraag hun of samenvoegen beter past, en schrijf " ..
        "de uitkomst in het plan.",
}

grow.recommendation {
    id = "VA03", theme = "opgaven", priority = 2, title = "Maak van de aanpak één plan",
    valid = { from = "2023-03-23" }, sources = { "s004-drie-elementen" },
    owner = "programmaleider", term = "vóór de aanvraag",
    when = "dimension.opgaven < 37.5",
    text = "De opgaven en de aanpak vragen aandacht. Begin met cijfers over het tekort, en zet " ..
        "daar per functie een doel bij.",
}

grow.recommendation {
    id = "VA04", theme = "regio", priority = 2, title = "Onderbouw de regio",
    valid = { from = "2023-03-23" }, sources = { "s004-drie-elementen" },
    owner = "penvoerder van de regio", term = "vóór de aanvraag",
    when = "dimension.regio < 37.5",
    text = "De keuze voor deze regio vraagt aandacht. Laat zien waar leraren wonen en werken, en " ..
        "welke partners nog missen.",
}

grow.recommendation {
    id = "VA05", theme = "governance", priority = 2, title = "Regel besluiten en geld",
    valid = { from = "2023-03-23" }, sources = { "s004-drie-elementen" },
    owner = "stuurgroep van de regio", term = "vóór de aanvraag",
    when = "dimension.governance < 37.5",
    text = "De governance vraagt aandacht. Leg vast wie besluit, hoe het geld loopt en wie zich " ..
        "aan wie verantwoordt.",
}
