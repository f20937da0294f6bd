-- How many students there are, how many of them count, and for how many there is an agreement on
-- money, from the table of regions (F04) and the unique students (F08) of the pack `feiten`.
-- It must not know any amount.
local grow = require "grow"
local regions = require "lib/regions"

local students = {}

local function counted(row)
    return row.studenten_t1 - row.studenten_niet_getekend
end

local function unique()
    return fact.F08 or figure.studenten
end

local function in_full_agreement()
    return regions.sum(fact.F04, regions.full_agreement, counted)
end

local function in_some_agreement()
    return regions.sum(fact.F04, regions.some_agreement, counted)
end

-- Declares `studenten` and `uniek`, and what follows from them.
function students.declare()
    grow.figure {
        id = "studenten", label = "Opgegeven studenten", unit = "students", decimals = 0,
        needs = { "fact.F04" },
        value = "sum(F04.studenten_t1)",
    }

    grow.figure {
        -- Not checked (F08 empty) means that the total is used; the note below says so.
        id = "uniek", label = "Unieke studenten", unit = "students", decimals = 0,
        value = unique,
        how = "het aantal dat u invulde bij F08, en anders alle opgegeven studenten",
    }

    grow.figure {
        id = "niet", label = "Studenten van opleidingen die niet meetekenden", unit = "students",
        decimals = 0,
        needs = { "fact.F04" },
        value = "sum(F04.studenten_niet_getekend)",
        sources = { "s002-qa2025-administratie" },
    }

    grow.figure {
        id = "dubbel", label = "Dubbel getelde studenten", unit = "students", decimals = 0,
        needs = { "figure.studenten", "figure.uniek" },
        value = "max(0, studenten - uniek)",
        sources = { "s002-qa2025-administratie" },
    }

    grow.figure {
        id = "tel", label = "Studenten die meetellen", unit = "students", decimals = 0,
        needs = { "figure.studenten", "figure.niet", "figure.dubbel" },
        value = "max(0, studenten - niet - dubbel)",
        sources = { "s002-qa2025-administratie" },
    }

    grow.figure {
        id = "tel_ja", label = "Studenten in regio's met een geldafspraak", unit = "students",
        decimals = 0, hidden = true,
        needs = { "fact.F04" },
        value = in_full_agreement,
    }

    grow.figure {
        id = "tel_ja_deels", label = "Studenten in regio's met (een deel van) een geldafspraak",
        unit = "students", decimals = 0, hidden = true,
        needs = { "fact.F04" },
        value = in_some_agreement,
    }
end

return students
