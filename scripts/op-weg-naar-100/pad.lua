-- The path to 100 %: one equal step a year until the year that was chosen, 2030 unless said
-- otherwise. With the facts of 2025 that makes five steps. Money is that of the valid amount set.
local grow = require "grow"
local funding = require "lib/funding"
local path = require "lib/path"

grow.figure {
    id = "uniek", label = "Studenten nu", unit = "students", decimals = 0,
    value = function()
        if fact.OW06 ~= nil or fact.F08 ~= nil then
            return fact.OW06 or fact.F08
        end
        if fact.F04 == nil then
            return nil
        end
        local sum = 0
        for _, row in ipairs(fact.F04) do
            sum = sum + row.studenten_t1
        end
        return sum
    end,
}

grow.figure {
    id = "aandeel", label = "Deel dat nu samen opleiden volgt", unit = "percent", decimals = 1,
    value = function()
        return fact.OW05 or fact.F06
    end,
}

grow.figure {
    id = "doeljaar", label = "Doeljaar", unit = "year", decimals = 0,
    value = function()
        return fact.OW02 or 2030
    end,
    sources = { "pub04-2024-07-01", "pub02-grow-review" },
}

grow.figure {
    -- None when the year has come: then there is no path to count.
    id = "stappen", label = "Stappen tot het doeljaar", unit = "count", decimals = 0,
    value = function()
        local steps = figure.doeljaar - year
        return steps > 0 and steps or nil
    end,
}

grow.figure {
    id = "regels_2025", label = "De regels van 2025 gelden", unit = "count", decimals = 0,
    hidden = true,
    value = function()
        return amount.set == "ldn2025" and 1 or nil
    end,
}

funding.compare("amount", "figure.regels_2025")
path.declare("aandeel", "stappen", "Extra studenten per jaar")
path.break_even("amount.per_student", "stappen")

grow.figure {
    id = "omslag_jaar", label = "Jaar waarin het nadeel weg is", unit = "year", decimals = 0,
    needs = { "figure.omslag_stap" },
    value = function()
        return year + figure.omslag_stap
    end,
}

-- Students for each of those who guide them, now and when all take part with as many people.
local function per_person(id, label, people)
    grow.figure {
        id = id .. "_nu", label = label .. " nu", unit = "count", decimals = 1,
        needs = { "figure.uniek", "fact." .. people }, value = "uniek / " .. people,
    }
    grow.figure {
        id = id .. "_100", label = label .. " bij 100%, zonder extra mensen", unit = "count",
        decimals = 1, needs = { "figure.pool", "fact." .. people }, value = "pool / " .. people,
    }
end

per_person("per_begeleider", "Studenten per werkplekbegeleider", "OW07")
per_person("per_opleider", "Studenten per schoolopleider", "OW08")

grow.figure {
    id = "extra_begeleiders", label = "Extra werkplekbegeleiders bij 100%", unit = "count",
    decimals = 0, needs = { "fact.OW07", "figure.aandeel" },
    value = function()
        return math.ceil(grow.round(fact.OW07 * 100 / figure.aandeel - fact.OW07, 6))
    end,
}

grow.figure {
    -- In order when the plan never falls, not below the students of now either, and ends at the pool
    -- or above.
    id = "plan_stand", label = "Het plan loopt door tot 100%", unit = "text",
    needs = { "fact.OW15", "figure.pool", "figure.uniek" },
    value = function()
        local before = figure.uniek
        for _, row in ipairs(fact.OW15) do
            if row.studenten < before then
                return "let op"
            end
            before = row.studenten
        end
        return before >= figure.pool and "in orde" or "let op"
    end,
}

local WAYS = {
    { item = "OW12", label = "nieuwe scholen laten aansluiten" },
    { item = "OW13", label = "meer studenten op bestaande scholen" },
    { item = "OW14", label = "nieuwe lerarenopleidingen laten aansluiten" },
}

grow.figure {
    -- The way with most support, the first one when two are equal.
    id = "weg", label = "Weg met de meeste steun", unit = "text",
    value = function()
        local best = nil
        for _, way in ipairs(WAYS) do
            local score = item[way.item]
            if score ~= nil and (best == nil or score > item[best.item]) then
                best = way
            end
        end
        return best and best.label
    end,
    sources = { "pub02-grow-review" },
}

local function planned(in_year)
    for _, row in ipairs(fact.OW15 or {}) do
        if row.jaar == in_year then
            return row.studenten
        end
    end
    return nil
end

grow.table {
    id = "pad", label = "Pad naar 100%",
    columns = {
        { id = "jaar", label = "Jaar", unit = "year" },
        { id = "stap", label = "Stap", unit = "count" },
        { id = "studenten", label = "Studenten", unit = "students" },
        { id = "omslag", label = "Omslagpunt", unit = "students" },
        { id = "delta", label = "Nieuwe regels min oude", unit = "euro" },
        { id = "voorfin", label = "Voorfinanciering", unit = "euro" },
        { id = "plan", label = "In uw plan", unit = "students" },
    },
    sources = { "s002-qa2025-groei", "s002-qa2025-middelen" },
    rows = function()
        local rows = {}
        if figure.stappen == nil or figure.extra100 == nil or figure.extra100 <= 0 then
            return rows
        end
        for step = 0, figure.stappen do
            local more = step * figure.extra100 / figure.stappen
            rows[step + 1] = {
                jaar = year + step, stap = step, studenten = figure.uniek + more,
                omslag = figure.omslag, plan = planned(year + step),
                -- Each student more adds the same: what the new rules give for one above the old.
                delta = figure.delta and figure.delta +
                    (amount.per_student - amount.tko.per_student) * more,
                voorfin = step > 0 and figure.voorfin_stap or nil,
            }
        end
        return rows
    end,
}

grow.note {
    id = "doeljaar_voorbij", about = "figures.doeljaar", when = "missing(stappen)",
    text = "Het doeljaar {doeljaar} ligt niet na de datum van dit dossier. Er is daarom geen pad.",
}

grow.note {
    id = "plan_te_laag", about = "figures.pool", when = 'plan_stand == "let op"',
    text = "Uw plan per jaar (OW15) komt niet tot {pool} studenten, of daalt onderweg.",
}

grow.note {
    id = "bedragen_onbekend", about = "figures.voorfin_stap", when = "missing(amount.set)",
    text = "Voor deze datum zijn de bedragen onbekend. Er is geen geld berekend.",
}
