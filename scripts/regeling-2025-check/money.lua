-- The money sheet of the application: always with the amounts of 2025, also when the dossier is of
-- the year before, for that is what is applied for.
local grow = require "grow"
local calendar = require "lib/calendar"
local deadlines = require "lib/deadlines"
local funding = require "lib/funding"
local growth = require "lib/growth"
local regions = require "lib/regions"
local students = require "lib/students"

local RATE = "amount.ldn2025.per_student"

grow.figure {
    id = "per_student", label = "Bedrag per student in 2025", unit = "euro", decimals = 0,
    value = RATE, sources = { "s002-qa2025-middelen" },
}

students.declare()

grow.figure {
    id = "nodig", label = "Minimaal nodig per jaar", unit = "euro", decimals = 0,
    value = function()
        return fact.RC15 or fact.F07
    end,
    sources = { "s002-qa2025-middelen" },
}

funding.compare("amount.ldn2025", "figure.uniek")
funding.cover(RATE, "figure.nodig", "figure.tel")

grow.figure {
    id = "niet_zeker", label = "Bedrag zonder geldafspraak op papier", unit = "euro",
    decimals = 0,
    needs = { "figure.maximaal", "figure.zeker" },
    value = "maximaal - zeker",
    sources = { "s002-qa2025-regios" },
}

grow.figure {
    id = "regios_zonder_afspraak", label = "Zonder volledige geldafspraak", unit = "text",
    value = function()
        return regions.names(fact.F04, regions.no_full_agreement)
    end,
}

growth.expected()
growth.prefinance(RATE)
deadlines.review()
deadlines.application()

grow.figure {
    id = "venster", label = "Dagen dat de aanvraag openstaat", unit = "count", decimals = 0,
    value = function()
        return calendar.days("2024-06-17", "2024-10-15")
    end,
    sources = { "s002-aanvraag" },
}

grow.figure {
    id = "dagen_na_sluiting", label = "Dagen sinds de aanvraag sloot", unit = "count",
    decimals = 0,
    value = function()
        return math.max(0, calendar.days("2024-10-15", date))
    end,
    sources = { "s002-aanvraag" },
}
