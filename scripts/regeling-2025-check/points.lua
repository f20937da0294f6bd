-- The eighteen points: each "in orde", "let op" or "stop". What is not filled in is never in order.
local grow = require "grow"

local STOP, CARE, GOOD = "stop", "let op", "in orde"
local RANK = { [STOP] = 1, [CARE] = 2, [GOOD] = 3 }

local function worst(...)
    local result = GOOD
    for _, outcome in ipairs({ ... }) do
        if RANK[outcome] < RANK[result] then
            result = outcome
        end
    end
    return result
end

-- A question with ja, deels and nee: `bad` is what nee comes to.
local function answered(id, bad)
    return function()
        local answer = fact[id]
        if answer == "ja" then
            return GOOD
        end
        return answer == "nee" and bad or CARE
    end
end

local function list()
    if fact.RC01 == nil then
        return CARE
    end
    return worst(figure.som_stand or CARE, figure.aanvraag_stand, figure.rij_stand,
        figure.brin_stand)
end

local function twice()
    local count = fact.RC07 or figure.dubbel
    if count == nil or (fact.RC07 == nil and fact.F08 == nil) then
        return CARE
    end
    return count > 0 and STOP or GOOD
end

local function has_special_schools()
    for _, sector in ipairs(fact.F01 or {}) do
        if sector == "so" then
            return true
        end
    end
    return false
end

local function one_brin()
    if (figure.brin_po_vo or 0) > 0 then
        return CARE -- the list shows one, whatever was answered
    end
    local answer = fact.RC08 or fact.F09
    if answer == nil then
        return has_special_schools() and CARE or GOOD
    end
    return answer == "nee" and GOOD or CARE
end

-- The smallest of the regions, when RC09 does not say.
local function region_size()
    if fact.RC09 ~= nil then
        return fact.RC09
    end
    local smallest = nil
    for _, region in ipairs(fact.F04 or {}) do
        local size = region.regio_totaal_studenten
        if smallest == nil or size < smallest then
            smallest = size
        end
    end
    return smallest
end

local function large_enough()
    local size = figure.regio_kleinste
    if size == nil then
        return CARE
    end
    return size < amount.ldn2025.regio_min and STOP or GOOD
end

-- The application is about 2025: a review due by then must be in it.
local function review()
    if fact.F02 == nil or (fact.F02 == "aspirant" and fact.F03 == nil) then
        return CARE
    end
    if figure.review_jaar == nil or figure.review_jaar > 2025 then
        return GOOD
    end
    return answered("RC11", STOP)()
end

local function passed_on()
    if fact.F04 == nil then
        return CARE
    end
    return figure.regios_zonder_afspraak == nil and fact.RC14 == "ja" and GOOD or CARE
end

local function covered()
    return figure.dekking ~= nil and figure.dekking >= 1 and GOOD or CARE
end

local function growth()
    if figure.groei == 0 then
        return GOOD
    end
    return answered("RC16", CARE)()
end

local function signed()
    if figure.niet ~= nil and figure.niet > 0 then
        return CARE
    end
    return answered("RC03", CARE)()
end

local POINTS = {
    { id = "RC01", label = "Lijst per vestiging", outcome = list, euro = "lijst_euro" },
    { id = "RC02", label = "Eén aanvraag per vestiging", outcome = answered("RC02", STOP) },
    { id = "RC03", label = "Lerarenopleidingen tekenen mee", outcome = signed,
      euro = "niet_euro" },
    { id = "RC04", label = "Alleen student-typen die meetellen",
      outcome = answered("RC04", STOP) },
    { id = "RC05", label = "Zij-instromers en PDG meegeteld", outcome = answered("RC05", CARE) },
    { id = "RC06", label = "Aantallen aan twee kanten bevestigd",
      outcome = answered("RC06", CARE) },
    { id = "RC07", label = "Geen student in twee opgaven", outcome = twice,
      euro = "opgaven_euro" },
    { id = "RC08", label = "BRIN in po en vo", outcome = one_brin, euro = "brin_euro" },
    { id = "RC09", label = "Samen minstens 150 in de regio", outcome = large_enough,
      euro = "klein_euro" },
    { id = "RC10", label = "100%-ambitie uitgewerkt", outcome = answered("RC10", CARE) },
    { id = "RC11", label = "Peer review opgenomen", outcome = review },
    { id = "RC12", label = "Samenwerkingsovereenkomst bijgevoegd",
      outcome = answered("RC12", STOP) },
    { id = "RC13", label = "Projectnummer doorgegeven", outcome = answered("RC13", CARE) },
    { id = "RC14", label = "Doorgeleiden van geld op papier", outcome = passed_on,
      euro = "niet_zeker" },
    { id = "RC15", label = "Minimaal bedrag gedekt", outcome = covered, euro = "tekort" },
    { id = "RC16", label = "Voorfinanciering besproken", outcome = growth, euro = "voorfin" },
    { id = "RC17", label = "Verantwoording afgesproken", outcome = answered("RC17", CARE) },
    { id = "RC18", label = "Regio groot genoeg en aaneengesloten",
      outcome = answered("RC18", CARE) },
}

grow.figure {
    id = "opgaven", label = "Studenten in twee opgaven", unit = "students", decimals = 0,
    value = function()
        return fact.RC07 or figure.dubbel
    end,
    sources = { "s002-qa2025-administratie" },
}

grow.figure {
    id = "opgaven_euro", label = "Bedrag voor studenten in twee opgaven", unit = "euro",
    decimals = 0, needs = { "figure.opgaven" },
    value = "amount.ldn2025.per_student * opgaven",
    sources = { "s002-qa2025-administratie" },
}

grow.figure {
    id = "regio_kleinste", label = "Studenten in de kleinste regio", unit = "students",
    decimals = 0, value = region_size, sources = { "s002-qa2025-ondergrens" },
}

for _, point in ipairs(POINTS) do
    grow.figure {
        id = "stand_" .. point.id, label = point.label, unit = "text", value = point.outcome,
    }
end

local function count_of(outcome)
    local count = 0
    for _, point in ipairs(POINTS) do
        if figure["stand_" .. point.id] == outcome then
            count = count + 1
        end
    end
    return count
end

-- What only the list tells counts with the points: a region below 150 is RC09, the rest RC01.
grow.figure {
    id = "stops", label = "Punten op stop", unit = "count", decimals = 0,
    value = function()
        return count_of(STOP)
    end,
}

grow.figure {
    id = "let_op", label = "Punten op let op", unit = "count", decimals = 0,
    value = function()
        return count_of(CARE)
    end,
}

grow.figure {
    id = "in_orde", label = "Punten in orde", unit = "count", decimals = 0,
    value = function()
        return count_of(GOOD)
    end,
}

grow.table {
    id = "punten", label = "De achttien punten",
    columns = {
        { id = "nummer", label = "Punt", unit = "text" },
        { id = "punt", label = "Wat", unit = "text" },
        { id = "uitkomst", label = "Uitkomst", unit = "text" },
        { id = "bedrag", label = "Bedrag", unit = "euro" },
    },
    sources = { "s002-qa2025" },
    rows = function()
        local rows = {}
        for at, point in ipairs(POINTS) do
            local outcome = figure["stand_" .. point.id]
            local euro = outcome ~= GOOD and point.euro and figure[point.euro] or nil
            table.insert(rows, {
                nummer = point.id, punt = point.label, uitkomst = outcome,
                bedrag = euro ~= 0 and euro or nil, order = RANK[outcome] * 100 + at,
            })
        end
        table.sort(rows, function(a, b)
            return a.order < b.order
        end)
        for _, row in ipairs(rows) do
            row.order = nil
        end
        return rows
    end,
}
