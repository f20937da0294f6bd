-- What the rules give a partnership: the old rules beside those of now, and how far the students
-- that count cover what is needed. All amounts come from the amount sets, never from here. It
-- needs the figures of lib/students.
local grow = require "grow"

local funding = {}

local function in_words()
    if math.abs(figure.delta) <= 5000 then
        return "vrijwel gelijk"
    elseif figure.delta > 0 then
        return "voordeel"
    end
    return "nadeel"
end

-- Declares old and new beside each other, up to the turning point between them. `rules` is the
-- amount set of the new rules, as an expression; `valid` a name that is missing where the two may
-- not be compared.
function funding.compare(rules, valid)
    grow.figure {
        id = "oud", label = "Bekostiging volgens de oude regels", unit = "euro", decimals = 0,
        needs = { valid, "figure.uniek" },
        value = "amount.tko.vaste_voet + amount.tko.per_student * uniek",
        sources = { "reg-tko", "pub14-vaste-voet" },
    }

    grow.figure {
        id = "nieuw", label = "Bekostiging volgens de geldende regels", unit = "euro", decimals = 0,
        needs = { rules .. ".per_student", "figure.uniek" },
        value = rules .. ".vaste_voet + " .. rules .. ".per_student * uniek",
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
        value = in_words,
        how = "hoogstens € 5.000 verschil: vrijwel gelijk; meer dan dat erbij: voordeel; meer dan " ..
            "dat eraf: nadeel",
    }

    grow.figure {
        id = "omslag", label = "Omslagpunt", unit = "students", decimals = 2,
        needs = { valid },
        value = "amount.tko.vaste_voet / (" .. rules .. ".per_student - amount.tko.per_student)",
        sources = { "s002-qa2025-middelen" },
    }
end

-- Declares what the students that count bring in, and what that covers. `rate` is the amount for a
-- student, `need` the yearly need, and without a value of `basis` nothing is covered.
function funding.cover(rate, need, basis)
    grow.figure {
        id = "maximaal", label = "Hoogstens: alles wat meetelt", unit = "euro", decimals = 0,
        needs = { rate, "figure.tel" },
        value = rate .. " * tel",
        sources = { "s002-qa2025-middelen", "s002-qa2025-administratie" },
    }

    grow.figure {
        id = "waarschijnlijk", label = "Waarschijnlijk: geldafspraak ja of deels", unit = "euro",
        decimals = 0,
        needs = { "figure.maximaal", "figure.tel_ja_deels" },
        value = "min(maximaal, " .. rate .. " * tel_ja_deels)",
        sources = { "s002-qa2025-regios" },
    }

    grow.figure {
        id = "zeker", label = "Zeker: geldafspraak ja", unit = "euro", decimals = 0,
        needs = { "figure.maximaal", "figure.tel_ja" },
        value = "min(maximaal, " .. rate .. " * tel_ja)",
        sources = { "s002-qa2025-regios" },
    }

    grow.figure {
        -- Without students there is nothing to cover: missing, as every share is.
        id = "dekking", label = "Dekking van de minimale bekostiging", unit = "share", decimals = 3,
        needs = { need, "figure.maximaal", basis },
        value = "maximaal / " .. need,
        sources = { "s002-qa2025-middelen" },
    }

    grow.figure {
        id = "tekort", label = "Tekort op de minimale bekostiging", unit = "euro", decimals = 0,
        needs = { "figure.dekking" },
        value = "max(0, " .. need .. " - maximaal)",
        sources = { "s002-qa2025-middelen" },
    }

    grow.figure {
        id = "niet_euro", label = "Bedrag voor studenten van opleidingen die niet meetekenden",
        unit = "euro", decimals = 0,
        needs = { rate, "figure.niet" },
        value = rate .. " * niet",
        sources = { "s002-qa2025-administratie" },
    }

    grow.figure {
        id = "dubbel_euro", label = "Bedrag voor dubbel getelde studenten", unit = "euro",
        decimals = 0,
        needs = { rate, "figure.dubbel" },
        value = rate .. " * dubbel",
        sources = { "s002-qa2025-administratie" },
    }
end

return funding
