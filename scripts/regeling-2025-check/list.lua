-- The list per vestiging (RC01) held against the regions (F04): does it add up, is anything counted
-- twice, and is each region large enough. Every check has students, an amount and an outcome.
local grow = require "grow"
local regions = require "lib/regions"

local function rate()
    return amount.ldn2025.per_student
end

local function key(...)
    return table.concat({ ... }, "\t")
end

local function vestiging(row)
    return key(row.brin, row.vestigingsnummer)
end

-- A vestiging may stand in a regional application and in that of Landelijk groen.
local function is_green(row)
    return string.find(string.lower(row.regio), "landelijk groen") ~= nil
end

local function listed_in(name)
    return regions.sum(fact.RC01, function(row)
        return row.regio == name
    end, function(row)
        return row.studenten
    end)
end

-- How many students the list and the regions differ: a region each, and rows of no known region.
local function difference()
    local known, sum = {}, 0
    for _, region in ipairs(fact.F04) do
        known[region.naam] = true
    end
    for name in pairs(known) do
        local stated = regions.sum(fact.F04, function(region)
            return region.naam == name
        end, function(region)
            return region.studenten_t1
        end)
        sum = sum + math.abs(listed_in(name) - stated)
    end
    for _, row in ipairs(fact.RC01) do
        if not known[row.regio] then
            sum = sum + row.studenten
        end
    end
    return sum
end

-- Students of a vestiging that an earlier row has in another region.
local function in_two_applications()
    local first, sum = {}, 0
    for _, row in ipairs(fact.RC01) do
        if not is_green(row) then
            local place = vestiging(row)
            if first[place] == nil then
                first[place] = row.regio
            elseif first[place] ~= row.regio then
                sum = sum + row.studenten
            end
        end
    end
    return sum
end

-- Students of rows that stand in the list before: same vestiging, region, sector and institute.
local function in_double_rows()
    local seen, sum = {}, 0
    for _, row in ipairs(fact.RC01) do
        local place = key(vestiging(row), row.regio, row.sector, row.lerarenopleiding)
        if seen[place] then
            sum = sum + row.studenten
        end
        seen[place] = true
    end
    return sum
end

-- Of each BRIN that has rows in po and in vo: the smaller side, which may be counted twice.
local function in_po_and_vo()
    local po, vo, sum = {}, {}, 0
    for _, row in ipairs(fact.RC01) do
        local side = row.sector == "po" and po or row.sector == "vo" and vo
        if side then
            side[row.brin] = (side[row.brin] or 0) + row.studenten
        end
    end
    for brin, count in pairs(po) do
        sum = sum + math.min(count, vo[brin] or 0)
    end
    return sum
end

-- Of these: those of one vestiging with the same number in po and in vo. The same people, then.
local function overlapping()
    local po, sum = {}, 0
    for _, row in ipairs(fact.RC01) do
        if row.sector == "po" then
            po[key(vestiging(row), row.studenten)] = true
        end
    end
    for _, row in ipairs(fact.RC01) do
        if row.sector == "vo" and po[key(vestiging(row), row.studenten)] then
            sum = sum + row.studenten
        end
    end
    return sum
end

-- Own students in regions in which all partnerships together stay below the least number.
local function in_small_regions()
    return regions.sum(fact.F04, regions.too_small, function(row)
        return row.studenten_t1
    end)
end

local function stop_above_zero(id)
    return function()
        return figure[id] > 0 and "stop" or "in orde"
    end
end

local function brin_outcome()
    if figure.brin_dubbel > 0 then
        return "stop"
    end
    return figure.brin_po_vo > 0 and "let op" or "in orde"
end

local CHECKS = {
    { id = "som", label = "Som per regio gelijk aan F04", count = difference,
      needs = { "fact.RC01", "fact.F04" }, remedy = "Maak lijst en F04 per regio gelijk.",
      source = "s002-qa2025-administratie" },
    { id = "aanvraag", label = "Eén vestiging in twee aanvragen", count = in_two_applications,
      needs = { "fact.RC01" }, remedy = "Kies per vestiging één aanvraag.",
      source = "pub08-dus-i" },
    { id = "rij", label = "Dezelfde rij twee keer", count = in_double_rows,
      needs = { "fact.RC01" }, remedy = "Haal de dubbele rij weg.",
      source = "s002-qa2025-administratie" },
    { id = "brin", label = "Eén BRIN in po en vo", count = in_po_and_vo,
      needs = { "fact.RC01" }, remedy = "Leg met DUS-I vast in welke regio u telt.",
      source = "s002-qa2025-gespecialiseerd", outcome = brin_outcome },
    { id = "klein", label = "Regio met samen minder dan 150 studenten", count = in_small_regions,
      needs = { "fact.F04" }, remedy = "Bespreek aansluiting bij een buurregio.",
      source = "s002-qa2025-ondergrens" },
}

grow.figure {
    id = "brin_dubbel", label = "Dezelfde studenten in po en vo", unit = "students",
    decimals = 0, needs = { "fact.RC01" }, value = overlapping,
    sources = { "s002-qa2025-gespecialiseerd" },
}

for _, check in ipairs(CHECKS) do
    local count = check.id == "brin" and "brin_po_vo" or check.id .. "_studenten"
    check.figure = count
    grow.figure {
        id = count, label = check.label .. ": studenten", unit = "students", decimals = 0,
        needs = check.needs, value = check.count, sources = { check.source },
    }
    grow.figure {
        id = check.id .. "_euro", label = check.label .. ": bedrag", unit = "euro", decimals = 0,
        needs = { "figure." .. count },
        value = "amount.ldn2025.per_student * figure." .. count, sources = { check.source },
    }
    grow.figure {
        id = check.id .. "_stand", label = check.label, unit = "text",
        needs = { "figure." .. count }, value = check.outcome or stop_above_zero(count),
        sources = { check.source },
    }
end

grow.table {
    id = "tellijst", label = "De lijst nagerekend",
    columns = {
        { id = "toets", label = "Toets", unit = "text" },
        { id = "uitkomst", label = "Uitkomst", unit = "text" },
        { id = "studenten", label = "Studenten", unit = "students" },
        { id = "bedrag", label = "Bedrag", unit = "euro" },
        { id = "doen", label = "Wat u doet", unit = "text" },
    },
    sources = { "s002-qa2025-administratie" },
    rows = function()
        local rows = {}
        for _, check in ipairs(CHECKS) do
            local outcome = figure[check.id .. "_stand"]
            table.insert(rows, {
                toets = check.label, uitkomst = outcome or "let op",
                studenten = figure[check.figure], bedrag = figure[check.id .. "_euro"],
                doen = outcome == nil and "Vul de lijst en F04 in."
                    or outcome ~= "in orde" and check.remedy or nil,
            })
        end
        return rows
    end,
}

local function region_outcome(listed, region)
    if listed ~= region.studenten_t1 or regions.too_small(region) then
        return "stop"
    end
    return "in orde"
end

grow.table {
    id = "per_regio", label = "De lijst per regio",
    columns = {
        { id = "regio", label = "Regio", unit = "text" },
        { id = "penvoerder", label = "Penvoerder", unit = "text" },
        { id = "lijst", label = "In de lijst", unit = "students" },
        { id = "opgave", label = "In F04", unit = "students" },
        { id = "verschil", label = "Verschil in geld", unit = "euro" },
        { id = "samen", label = "Alle scholen in de regio", unit = "students" },
        { id = "uitkomst", label = "Uitkomst", unit = "text" },
    },
    sources = { "s002-qa2025-administratie", "s002-qa2025-ondergrens" },
    rows = function()
        local rows = {}
        for _, region in ipairs(fact.F04 or {}) do
            local listed = listed_in(region.naam)
            table.insert(rows, {
                regio = region.naam, penvoerder = region.penvoerder, lijst = listed,
                opgave = region.studenten_t1,
                verschil = listed and rate() * math.abs(listed - region.studenten_t1),
                samen = region.regio_totaal_studenten,
                uitkomst = listed and region_outcome(listed, region) or "let op",
            })
        end
        return rows
    end,
}

-- Whoever has no region in F04 comes first: that row is not ready to send.
local function penvoerder_of(name)
    for _, region in ipairs(fact.F04 or {}) do
        if region.naam == name then
            return region.penvoerder
        end
    end
    return "(geen penvoerder bekend)"
end

grow.table {
    id = "opgave", label = "Opgave per penvoerder",
    columns = {
        { id = "penvoerder", label = "Penvoerder", unit = "text" },
        { id = "regio", label = "Onderwijsregio", unit = "text" },
        { id = "brin", label = "BRIN", unit = "text" },
        { id = "vestiging", label = "Vestiging", unit = "text" },
        { id = "sector", label = "Sector", unit = "text" },
        { id = "gemeente", label = "Gemeente", unit = "text" },
        { id = "opleiding", label = "Lerarenopleiding", unit = "text" },
        { id = "studenten", label = "Studenten 2023-2024", unit = "students" },
        { id = "bedrag", label = "Bedrag", unit = "euro" },
    },
    sources = { "s002-qa2025-administratie" },
    rows = function()
        local rows = {}
        for _, row in ipairs(fact.RC01 or {}) do
            table.insert(rows, {
                penvoerder = penvoerder_of(row.regio), regio = row.regio, brin = row.brin,
                vestiging = row.vestigingsnummer, sector = row.sector, gemeente = row.gemeente,
                opleiding = row.lerarenopleiding, studenten = row.studenten,
                bedrag = rate() * row.studenten,
            })
        end
        table.sort(rows, function(a, b)
            return key(a.penvoerder, a.regio, a.brin, a.vestiging) <
                key(b.penvoerder, b.regio, b.brin, b.vestiging)
        end)
        return rows
    end,
}
