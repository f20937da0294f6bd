-- What follows from the feitenblad without any money: students, regions, dates and growth, and
-- three counts over scores that rules ask for. Everything is computed before a rule runs.
--
-- Rows of F04 count as a region (`regios`) only when they have students. All other counts are over
-- all rows. Without students there is no main region: then what needs one is missing, not zero.
local grow = require "grow"
local deadlines = require "lib/deadlines"
local growth = require "lib/growth"
local path = require "lib/path"
local regions = require "lib/regions"
local students = require "lib/students"

local function has_students(row)
    return row.studenten_t1 > 0
end

-- Reads one column of the main region; nil when there is none.
local function of_main_region(column)
    return function()
        local rows = fact.F04
        local main = regions.main(rows)
        if main == nil then
            return nil
        end
        return rows[main][column]
    end
end

-- Students ------------------------------------------------------------------------------------

students.declare()

-- Regions -------------------------------------------------------------------------------------

grow.figure {
    id = "regios", label = "Onderwijsregio's met studenten", unit = "count", decimals = 0,
    needs = { "fact.F04" },
    value = function()
        return regions.count(fact.F04, has_students)
    end,
    how = "het aantal rijen met meer dan 0 studenten ({F04.studenten_t1})",
}

grow.figure {
    id = "hoofdregio", label = "Rij van de hoofdregio", unit = "count", decimals = 0,
    hidden = true,
    needs = { "fact.F04" },
    value = function()
        return regions.main(fact.F04)
    end,
}

grow.figure {
    id = "hoofdregio_naam", label = "Hoofdregio", unit = "text",
    needs = { "figure.hoofdregio" },
    value = of_main_region("naam"),
    how = "de naam in de rij met de meeste studenten ({F04.studenten_t1}), bij gelijke aantallen " ..
        "de eerste",
}

grow.figure {
    id = "regio_totaal", label = "Studenten van alle partnerschappen in de hoofdregio",
    unit = "students", decimals = 0,
    needs = { "figure.hoofdregio" },
    value = of_main_region("regio_totaal_studenten"),
    how = "het totaal van de regio ({F04.regio_totaal_studenten}) in de rij van de hoofdregio, " ..
        "dat is rij {hoofdregio}",
}

grow.figure {
    id = "anderen", label = "Andere partnerschappen in de hoofdregio", unit = "count",
    decimals = 0,
    needs = { "figure.hoofdregio" },
    value = of_main_region("andere_partnerschappen"),
    how = "de andere partnerschappen ({F04.andere_partnerschappen}) in de rij van de hoofdregio, " ..
        "dat is rij {hoofdregio}",
}

grow.figure {
    -- Room to lead: full with at most one other partnership, none with four or more.
    id = "ruimte", label = "Ruimte om te trekken", unit = "share", decimals = 1, hidden = true,
    needs = { "figure.anderen" },
    value = function()
        if figure.anderen <= 1 then
            return 1
        elseif figure.anderen <= 3 then
            return 0.5
        end
        return 0
    end,
}

grow.figure {
    id = "share_max", label = "Deel van de studenten in de hoofdregio", unit = "share",
    decimals = 3, exact = true,
    needs = { "figure.hoofdregio" },
    value = "max(F04.studenten_t1) / studenten",
}

grow.figure {
    id = "naburig", label = "Studenten in de hoofdregio en in regio's die eraan grenzen",
    unit = "students", decimals = 0, hidden = true,
    needs = { "figure.hoofdregio" },
    value = function()
        local sum = 0
        for index, row in ipairs(fact.F04) do
            if index == figure.hoofdregio or row.grenst_aan_hoofdregio == "ja" then
                sum = sum + row.studenten_t1
            end
        end
        return sum
    end,
}

grow.figure {
    id = "adj", label = "Deel van de studenten in de hoofdregio en aangrenzende regio's",
    unit = "share", decimals = 3, exact = true,
    needs = { "figure.hoofdregio", "figure.naburig" },
    value = "naburig / studenten",
}

grow.figure {
    id = "aandeel_niet", label = "Deel van de studenten van opleidingen die niet meetekenden",
    unit = "share", decimals = 3, exact = true,
    needs = { "figure.hoofdregio" },
    value = "niet / studenten",
}

grow.figure {
    id = "geld_niet_ja", label = "Regio's zonder volledige geldafspraak", unit = "count",
    decimals = 0,
    needs = { "fact.F04" },
    value = function()
        return regions.count(fact.F04, regions.no_full_agreement)
    end,
    how = "het aantal rijen waarin de geldafspraak ({F04.geldafspraak}) niet ‘ja’ is",
}

grow.figure {
    id = "geld_ja_deels", label = "Regio's met (een deel van) een geldafspraak", unit = "count",
    decimals = 0,
    needs = { "fact.F04" },
    value = function()
        return regions.count(fact.F04, regions.some_agreement)
    end,
    how = "het aantal rijen waarin de geldafspraak ({F04.geldafspraak}) ‘ja’ of ‘deels’ is",
}

grow.figure {
    id = "regios_zonder_afspraak", label = "Zonder volledige geldafspraak", unit = "text",
    needs = { "fact.F04" },
    value = function()
        return regions.names(fact.F04, regions.no_full_agreement)
    end,
    how = "de namen van de rijen waarin de geldafspraak ({F04.geldafspraak}) niet ‘ja’ is",
}

grow.figure {
    id = "regio_onder_150", label = "Regio's met samen minder dan 150 studenten", unit = "count",
    decimals = 0,
    needs = { "fact.F04" },
    value = function()
        return regions.count(fact.F04, regions.too_small)
    end,
    how = "het aantal rijen waarin het totaal van de regio ({F04.regio_totaal_studenten}) onder " ..
        "de {amount.ldn2025.regio_min} ligt",
    sources = { "s002-qa2025-ondergrens" },
}

grow.figure {
    id = "regios_onder_150", label = "Samen minder dan 150 studenten", unit = "text",
    needs = { "fact.F04" },
    value = function()
        return regions.names(fact.F04, regions.too_small)
    end,
    how = "de namen van de rijen waarin het totaal van de regio " ..
        "({F04.regio_totaal_studenten}) onder de {amount.ldn2025.regio_min} ligt",
    sources = { "s002-qa2025-ondergrens" },
}

grow.figure {
    -- The total of a region holds the own students: a smaller one is a slip, but no reason to
    -- refuse the dossier.
    id = "regios_totaal_klein", label = "Totaal van de regio kleiner dan het eigen aantal",
    unit = "text", hidden = true,
    needs = { "fact.F04" },
    value = function()
        return regions.names(fact.F04, function(row)
            return row.regio_totaal_studenten < row.studenten_t1
        end)
    end,
}

grow.note {
    id = "regio_totaal_klein", about = "figures.regio_totaal",
    when = "answered(regios_totaal_klein)",
    text = "Kijk dit na bij {regios_totaal_klein}: het aantal studenten van alle " ..
        "opleidingsscholen samen is kleiner dan uw eigen aantal.",
}

-- Growth --------------------------------------------------------------------------------------

growth.expected()

grow.figure {
    id = "aandeel", label = "Deel dat nu samen opleiden volgt", unit = "percent", decimals = 1,
    needs = { "fact.F06" },
    value = "F06",
}

path.declare("F06", "5", "Extra studenten per stap, in vijf gelijke stappen tot 100%")

-- Dates ---------------------------------------------------------------------------------------

deadlines.review()

grow.figure {
    -- How near the assessment of an aspirant is; low when there is no year of entry. Nothing is
    -- known where the status is not.
    id = "beoordeling_nabij", label = "Beoordeling dichtbij", unit = "share", decimals = 2,
    hidden = true,
    value = function()
        if fact.F02 == nil then
            return nil
        elseif fact.F02 ~= "aspirant" or fact.F03 == nil then
            return 0.25
        end
        local due = fact.F03 + 4
        if due <= year + 1 then
            return 1
        elseif due == year + 2 then
            return 0.5
        end
        return 0.25
    end,
    sources = { "pub05-kwaliteitskader" },
}

deadlines.application()

-- Counts over scores --------------------------------------------------------------------------

local safeguards = {
    { item = "R11", name = "lerende leraar" },
    { item = "R12", name = "leeromgeving" },
    { item = "R13", name = "organisatie" },
    { item = "R14", name = "kwaliteitscultuur" },
}

-- The lowest of the four, the first one when two are equal; what is not measured is left out.
local function weakest_safeguard()
    local weakest = nil
    for _, safeguard in ipairs(safeguards) do
        local score = item[safeguard.item]
        if score ~= nil and (weakest == nil or score < item[weakest.item]) then
            weakest = safeguard
        end
    end
    return weakest
end

grow.figure {
    id = "min_waarborg", label = "Laagste waarborg", unit = "score", decimals = 1,
    value = "min(item.R11, item.R12, item.R13, item.R14)",
    sources = { "pub23-waarborgen" },
}

grow.figure {
    id = "zwakste_waarborg", label = "Zwakste waarborg", unit = "text",
    needs = { "figure.min_waarborg" },
    value = function()
        local weakest = weakest_safeguard()
        return weakest and weakest.name
    end,
    how = "de waarborg met de laagste score: lerende leraar (R11), leeromgeving (R12), " ..
        "organisatie (R13) of kwaliteitscultuur (R14), bij gelijke scores de eerste",
    sources = { "pub23-waarborgen" },
}

local on_an_axis = {
    "opdracht", "eigenaarschap", "functies", "kwaliteit", "groei",
    "governance", "financien", "regiofit", "administratie",
}

grow.figure {
    id = "dims_onder_50", label = "Dimensies onder 50", unit = "count", decimals = 0,
    value = function()
        local count = 0
        for _, id in ipairs(on_an_axis) do
            local score = dimension[id]
            if score ~= nil and score < 50 then
                count = count + 1
            end
        end
        return count
    end,
    how = "het aantal dimensies met een score onder 50",
}

grow.note {
    id = "geen_studenten", about = "figures.delta",
    when = "studenten == 0",
    text = "Er zijn geen studenten ingevuld. Er is daarom geen hoofdregio, en dekking en " ..
        "aandelen zijn niet te berekenen.",
}

grow.note {
    id = "uniek_niet_nagegaan", about = "figures.uniek",
    when = "missing(F08) and studenten > 0",
    text = "U hebt niet nagegaan hoeveel unieke studenten u hebt. Er is gerekend met het totaal " ..
        "van de regio's. Een dubbele telling valt dan niet op.",
}

-- Voorlopers -------------------------------------------------------------------------------------

-- The part of the country of a name among the applications of voorlopers; nil when it is not one.
-- A name that stands twice there stands in one part.
local function part_of(name)
    for _, row in ipairs(list.voorlopers_2023) do
        if row.label == name then
            return row.landsdeel
        end
    end
    return nil
end

grow.figure {
    id = "landsdeel", label = "Landsdeel van de hoofdregio", unit = "text", hidden = true,
    needs = { "figure.hoofdregio_naam" },
    value = function()
        return part_of(figure.hoofdregio_naam)
    end,
    sources = { "s001-aanvragen" },
}

grow.figure {
    id = "voorlopers", label = "Aanvragen van voorlopers in dat landsdeel", unit = "count",
    decimals = 0, hidden = true,
    needs = { "figure.landsdeel" },
    value = function()
        local count = 0
        for _, row in ipairs(list.voorlopers_2023) do
            if row.landsdeel == figure.landsdeel then
                count = count + 1
            end
        end
        return count
    end,
    sources = { "s001-aanvragen" },
}
