-- Dates that a partnership has to reckon with: its peer review and the close of the application
-- for 2025. There is no clock: now is the date of the dossier.
local grow = require "grow"
local calendar = require "lib/calendar"

local deadlines = {}

local function review_year()
    if fact.F02 == "erkend" then
        if fact.F10 == nil then
            return 2025
        end
        return fact.F10 + 6
    elseif fact.F02 == "aspirant" and fact.F03 ~= nil then
        return fact.F03 + 4
    end
    return nil
end

local function review_state()
    if figure.review_jaar < year then
        return "te laat"
    elseif figure.review_jaar <= year + 1 then
        return "nu plannen"
    end
    return "nog niet aan de orde"
end

local function days_to_close()
    local since = calendar.days("2024-06-17", date)
    local left = calendar.days(date, "2024-10-15")
    if since < 0 or left < 0 then
        return nil
    end
    return left
end

-- Declares the year of the peer review, and whether it is due.
function deadlines.review()
    grow.figure {
        -- erkend: six years after the last one, and 2025 when none was held (the first round ends
        -- before 2026). aspirant: four years after the status was given. Else there is none.
        id = "review_jaar", label = "Jaar van de peer review", unit = "year", decimals = 0,
        value = review_year,
        how = "erkend: zes jaar na de laatste peer review, of 2025 als die er nog niet was; " ..
            "aspirant: vier jaar na het jaar waarin u aspirant werd; anders geen jaar",
        sources = { "pub06-cirkelmodel", "pub05-kwaliteitskader", "pub07-eerste-ronde" },
    }

    grow.figure {
        id = "review_stand", label = "Stand van de peer review", unit = "text",
        needs = { "figure.review_jaar" },
        value = review_state,
        how = "vóór dit jaar: te laat; dit jaar of volgend jaar: nu plannen; later: nog niet aan " ..
            "de orde",
        sources = { "pub06-cirkelmodel", "pub05-kwaliteitskader" },
    }
end

-- Declares the days until the application closes.
function deadlines.application()
    grow.figure {
        -- Only while the window is open; the last day is 15 October 2024, 16:00.
        id = "dagen_tot_sluiting", label = "Dagen tot de aanvraag 2025 sluit", unit = "count",
        decimals = 0,
        value = days_to_close,
        how = "de dagen van de peildatum tot 15 oktober 2024; vóór 17 juni 2024 en na de " ..
            "sluiting is er geen aantal",
        sources = { "s002-aanvraag" },
    }
end

return deadlines
