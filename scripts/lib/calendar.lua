-- Days between dates in ISO form (2025-01-15). There is no clock here: both dates are given.
local calendar = {}

-- Days since 1 March of the year 0, so that a leap day comes last in its year.
local function day_number(iso)
    local year = tonumber(string.sub(iso, 1, 4))
    local month = tonumber(string.sub(iso, 6, 7))
    local day = tonumber(string.sub(iso, 9, 10))
    if month <= 2 then
        year = year - 1
        month = month + 12
    end
    local leap_days = year // 4 - year // 100 + year // 400
    return 365 * year + leap_days + (153 * (month - 3) + 2) // 5 + day
end

-- Whole days from the first date to the second; negative when the second comes first.
function calendar.days(from, until_date)
    return day_number(until_date) - day_number(from)
end

return calendar
