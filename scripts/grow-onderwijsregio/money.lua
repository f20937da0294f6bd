-- The money: what the rules of the year give, what that is compared with the older rules, and how
-- far it covers what the partnership needs. All amounts come from the amount sets, never from here.
--
-- Two things must not be mixed: `delta` says what the rules do (unique students), `dekking` what
-- agreements and signatures do (students that count). Outside every amount set there is no money
-- at all. Old and new are compared only where the rules of 2025 are the valid ones.
local grow = require "grow"
local funding = require "lib/funding"
local growth = require "lib/growth"
local path = require "lib/path"

-- Old and new rules ---------------------------------------------------------------------------

grow.figure {
    id = "bedragen", label = "Bedragen die gelden op de peildatum", unit = "text",
    value = function()
        return amount.set
    end,
    how = "de regeling waarvan de bedragen op de peildatum gelden",
}

grow.figure {
    id = "per_student", label = "Bedrag per student", unit = "euro", decimals = 0,
    value = "amount.per_student",
    sources = { "reg-tko", "reg-or2024", "reg-ldn2025" },
}

grow.figure {
    id = "vaste_voet", label = "Vaste voet", unit = "euro", decimals = 0,
    value = "amount.vaste_voet",
    sources = { "reg-tko", "reg-or2024", "reg-ldn2025" },
}

grow.figure {
    -- Missing where the valid amounts are not those of 2025; what compares, needs it.
    id = "regels_2025", label = "De regels van 2025 gelden", unit = "count", decimals = 0,
    hidden = true,
    value = function()
        if amount.set == "ldn2025" then
            return 1
        end
        return nil
    end,
}

funding.compare("amount", "figure.regels_2025")

-- What counts, and what is agreed ---------------------------------------------------------------

funding.cover("amount.per_student", "F07", "figure.hoofdregio")

-- Growth --------------------------------------------------------------------------------------

growth.prefinance("amount.per_student")
path.break_even("amount.per_student", "5")

-- What must be said with the amounts ------------------------------------------------------------

grow.note {
    id = "bedragen_onbekend", about = "figures.maximaal",
    when = "missing(amount.set)",
    text = "Voor deze peildatum zijn de bedragen onbekend. Er is geen geld berekend; de rest " ..
        "van het beeld staat.",
}

grow.note {
    id = "bedragen_2024", about = "figures.maximaal",
    when = 'amount.set == "or2024"',
    text = "De peildatum valt in {year}. Er is gerekend met de bedragen die toen golden: " ..
        "€ {per_student} per student, met de vaste voet in het totaalbudget van de " ..
        "regio. Het effect van de regels van 2025 is niet berekend.",
}

grow.note {
    id = "bedragen_tko", about = "figures.maximaal",
    when = 'amount.set == "tko"',
    text = "De peildatum valt in {year}. Er is gerekend met de bedragen die toen golden: " ..
        "€ {per_student} per student. De vaste voet van € {vaste_voet} telt " ..
        "niet mee in zeker, waarschijnlijk, hoogstens en dekking. Het effect van de regels van " ..
        "2025 is niet berekend.",
}

grow.note {
    id = "indicative_for_aspirant", about = "figures.delta",
    when = "F02 == aspirant and answered(delta)",
    text = "Voor een aspirant is de vergelijking van oud en nieuw een indicatie. De vaste voet " ..
        "gold alleen voor erkende partnerschappen en voor aspiranten in hun derde en vierde jaar.",
}

grow.note {
    id = "omslag_afgerond", about = "figures.delta",
    when = "uniek >= omslag and uniek < 350",
    text = "De bron noemt een omslag rond de 350 studenten en rondt daarmee af. Precies ligt " ..
        "die op {omslag}: vanaf 339 studenten is er een klein voordeel.",
}

grow.note {
    id = "groei_haalt_omslag", about = "figures.delta",
    when = "answered(omslag_stap)",
    text = "Groeit u in vijf gelijke stappen naar 100%, dan is het nadeel weg in stap " ..
        "{omslag_stap}. Elke stap vraagt € {voorfin_stap} aan voorfinanciering. Samengaan is " ..
        "dus niet het enige antwoord op een nadeel.",
}
