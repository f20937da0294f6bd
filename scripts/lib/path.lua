-- The path to 100 % in equal steps, and what a step asks and does. It needs the figure `uniek` and
-- those of lib/funding; what a student brings comes from the amount sets.
local grow = require "grow"

local path = {}

-- `steps` of a path: a number, or the name of the figure that holds it.
local function step_count(steps)
    return tonumber(steps) or figure[steps]
end

local function break_even_step(steps)
    if figure.effect ~= "nadeel" then
        return nil
    end
    local count = step_count(steps)
    if count == nil then
        return nil
    end
    for step = 1, count do
        if figure.uniek + step * figure.extra100 / count >= figure.omslag then
            return step
        end
    end
    return nil
end

-- Declares the path to 100 % in `steps` steps: all students of the boards' schools (the pool), how
-- many more that is, and how many a step. `share` is the percentage that takes part now, and
-- `label` says how the steps are made.
function path.declare(share, steps, label)
    grow.figure {
        id = "pool", label = "Alle studenten op de scholen van de besturen", unit = "students",
        decimals = 0,
        needs = { share, "figure.uniek" },
        value = "uniek * 100 / " .. share,
        sources = { "s002-qa2025-groei" },
    }

    grow.figure {
        -- 0 at 100 %: growth stops there and rule A48 takes over.
        id = "extra100", label = "Extra studenten tot 100%", unit = "students", decimals = 0,
        needs = { share, "figure.uniek" },
        value = "uniek * 100 / " .. share .. " - uniek",
        sources = { "s002-qa2025-groei" },
    }

    grow.figure {
        id = "stap100", label = label,
        unit = "students", decimals = 0,
        needs = { "figure.extra100" },
        value = "extra100 / " .. steps,
    }
end

-- Declares what a step of the path is paid in advance, and in which step a loss is gone.
function path.break_even(rate, steps)
    grow.figure {
        id = "voorfin_stap", label = "Voorfinanciering per stap tot 100%", unit = "euro",
        decimals = 0,
        needs = { rate, "figure.extra100" },
        value = rate .. " * extra100 / " .. steps,
        sources = { "s002-qa2025-groei" },
    }

    grow.figure {
        -- The first of the equal steps to 100 % in which a loss is gone; missing when there is no
        -- loss worth the name, or when even 100 % does not undo it.
        id = "omslag_stap", label = "Stap naar 100% waarin het nadeel weg is", unit = "count",
        decimals = 0,
        needs = { "figure.effect", "figure.extra100", "figure.omslag" },
        value = function()
            return break_even_step(steps)
        end,
        how = "de eerste stap waarin de unieke studenten, met voor elke stap een gelijk deel van " ..
            "de extra studenten erbij, op het omslagpunt komen; alleen bij een nadeel",
    }
end

return path
