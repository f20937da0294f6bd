-- The money: what the rules of the year give, what that is compared with the older rules, and how
-- far it covers what the partnership needs. All amounts come from the amount sets, never from here.
--
-- Two things must not be mixed: `delta` says what the rules do (unique students), `dekking` what
-- agreements and signatures do (students that count). Outside every amount set there is no money
-- at all. Old and new are compared only where the rules of 2025 are the valid ones.
local grow = require "grow"

-- Old and new rules ---------------------------------------------------------------------------

grow.figure {
    id = "bedragen", label = "Bedragen die gelden op de peildatum", unit = "text",
    value = function()
        return amount.set
    end,
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

grow.figure {
    id = "oud", label = "Bekostiging volgens de oude regels", unit = "euro", decimals = 0,
    needs = { "figure.regels_2025", "figure.uniek" },
    value = "amount.tko.vaste_voet + amount.tko.per_student * uniek",
    sources = { "reg-tko", "pub14-vaste-voet" },
}

grow.figure {
    id = "nieuw", label = "Bekostiging volgens de geldende regels", unit = "euro", decimals = 0,
    needs = { "amount.per_student", "figure.uniek" },
    value = "amount.vaste_voet + amount.per_student * uniek",
    sources = { "s002-qa2025-middelen" },
}

grow.figure {
    id = "delta", label = "Effect van de regels van 2025", unit = "euro", decimals = 0,
    needs = { "figure.oud", "figure.nieuw" },
    value = "nieuw - oud",
    sources = { "s002-qa2025-middelen" },
}

grow.figure {
    id = "pct", label = "Effect in procenten van de oude bekostiging", unit = "percent",
    decimals = 2,
    needs = { "figure.delta" },
    value = "100 * delta / oud",
}

grow.figure {
    id = "effect", label = "Effect in woorden", unit = "text",
    needs = { "figure.delta" },
    value = function()
        if math.abs(figure.delta) <= 5000 then
            return "vrijwel gelijk"
        elseif figure.delta > 0 then
            return "voordeel"
        end
        return "nadeel"
    end,
}

grow.figure {
    id = "omslag", label = "Omslagpunt", unit = "students", decimals = 2,
    needs = { "figure.regels_2025" },
    value = "amount.tko.vaste_voet / (amount.per_student - amount.tko.per_student)",
    sources = { "s002-qa2025-middelen" },
}

-- What counts, and what is agreed ---------------------------------------------------------------

grow.figure {
    id = "maximaal", label = "Hoogstens: alles wat meetelt", unit = "euro", decimals = 0,
    needs = { "amount.per_student", "figure.tel" },
    value = "amount.per_student * tel",
    sources = { "s002-qa2025-middelen", "s002-qa2025-administratie" },
}

grow.figure {
    id = "waarschijnlijk", label = "Waarschijnlijk: geldafspraak ja of deels", unit = "euro",
    decimals = 0,
    needs = { "figure.maximaal", "figure.tel_ja_deels" },
    value = "min(maximaal, amount.per_student * tel_ja_deels)",
    sources = { "s002-qa2025-regios" },
}

grow.figure {
    id = "zeker", label = "Zeker: geldafspraak ja", unit = "euro", decimals = 0,
    needs = { "figure.maximaal", "figure.tel_ja" },
    value = "min(maximaal, amount.per_student * tel_ja)",
    sources = { "s002-qa2025-regios" },
}

grow.figure {
    -- Without students there is nothing to cover: missing, as every share is.
    id = "dekking", label = "Dekking van de minimale bekostiging", unit = "share", decimals = 3,
    needs = { "fact.F07", "figure.maximaal", "figure.hoofdregio" },
    value = "maximaal / F07",
    sources = { "s002-qa2025-middelen" },
}

grow.figure {
    id = "tekort", label = "Tekort op de minimale bekostiging", unit = "euro", decimals = 0,
    needs = { "figure.dekking" },
    value = "max(0, F07 - maximaal)",
    sources = { "s002-qa2025-middelen" },
}

grow.figure {
    id = "niet_euro", label = "Bedrag voor studenten van opleidingen die niet meetekenden",
    unit = "euro", decimals = 0,
    needs = { "amount.per_student", "figure.niet" },
    value = "amount.per_student * niet",
    sources = { "s002-qa2025-administratie" },
}

grow.figure {
    id = "dubbel_euro", label = "Bedrag voor dubbel getelde studenten", unit = "euro",
    decimals = 0,
    needs = { "amount.per_student", "figure.dubbel" },
    value = "amount.per_student * dubbel",
    sources = { "s002-qa2025-administratie" },
}

-- Growth --------------------------------------------------------------------------------------

grow.figure {
    id = "voorfin", label = "Groei die u voorfinanciert", unit = "euro", decimals = 0,
    needs = { "amount.per_student", "figure.groei" },
    value = "amount.per_student * figure.groei",
    sources = { "s002-qa2025-groei" },
}

grow.figure {
    id = "voorfin_stap", label = "Voorfinanciering per stap tot 100%", unit = "euro",
    decimals = 0,
    needs = { "amount.per_student", "figure.extra100" },
    value = "amount.per_student * extra100 / 5",
    sources = { "s002-qa2025-groei" },
}

grow.figure {
    -- The first of five equal steps to 100 % in which a loss is gone; missing when there is no
    -- loss worth the name, or when even 100 % does not undo it.
    id = "omslag_stap", label = "Stap naar 100% waarin het nadeel weg is", unit = "count",
    decimals = 0,
    needs = { "figure.effect", "figure.extra100", "figure.omslag" },
    value = function()
        if figure.effect ~= "nadeel" then
            return nil
        end
        for step = 1, 5 do
            if figure.uniek + step * figure.extra100 / 5 >= figure.omslag then
                return step
            end
        end
        return nil
    end,
}

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
