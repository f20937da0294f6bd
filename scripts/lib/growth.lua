-- The growth that is expected next, and the money for it that comes later (T-1) and so is paid in
-- advance. It needs the figure `uniek`; what a student brings comes from the amount sets.
local grow = require "grow"

local growth = {}

-- Declares `groei`: the students that come on top of those of now.
function growth.expected()
    grow.figure {
        id = "groei", label = "Verwachte groei", unit = "students", decimals = 0,
        needs = { "fact.F05", "figure.uniek" },
        value = "max(0, F05 - uniek)",
    }
end

-- Declares what the expected growth is paid in advance, at `rate` for a student.
function growth.prefinance(rate)
    grow.figure {
        id = "voorfin", label = "Groei die u voorfinanciert", unit = "euro", decimals = 0,
        needs = { rate, "figure.groei" },
        value = rate .. " * figure.groei",
        sources = { "s002-qa2025-groei" },
    }
end

return growth
