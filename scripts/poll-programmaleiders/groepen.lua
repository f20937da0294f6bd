-- Which breakouts fit the room: groups of about six for each theme that was chosen, as many as there
-- are rooms for.
local grow = require "grow"

local THEMES = {
    "positie", "rol_programmaleider", "kwaliteit", "organisatie_en_financien", "ambitie_100",
    "meer_regios", "stagevergoeding",
}
local GROUP = 6
local round = grow.round

local function total_of(rows)
    local total = 0
    for _, row in ipairs(rows) do
        total = total + row.groepen
    end
    return total
end

-- The row with the least of `size`, of those that have one; of equals the one with fewest votes, which
-- is the last.
local function least(rows, size)
    local best, least_size = nil, nil
    for _, row in ipairs(rows) do
        local its = size(row)
        if its ~= nil and (best == nil or its <= least_size) then
            best, least_size = row, its
        end
    end
    return best
end

-- How large a group is after one is taken away; a theme keeps one.
local function after_merging(row)
    return row.groepen > 1 and row.stemmen / (row.groepen - 1) or nil
end

-- The largest groups come first; of six there is no need for another.
local function before_splitting(row)
    local people = row.stemmen / row.groepen
    return people > GROUP and -people or nil
end

-- Too few rooms: the groups that stay smallest are put together. Rooms to spare: the theme with the
-- largest groups gets one more.
local function fit_to_rooms(rows, rooms)
    local step, size = 1, before_splitting
    if total_of(rows) > rooms then
        step, size = -1, after_merging
    end
    while total_of(rows) ~= rooms do
        local row = least(rows, size)
        if row == nil then
            return
        end
        row.groepen = row.groepen + step
    end
end

-- A theme whose number may not be told gets no group: the facilitator asks the room.
local function planned()
    local rows = {}
    for _, theme in ipairs(THEMES) do
        local votes = tally.PP11[theme]
        if votes ~= nil and votes > 0 then
            table.insert(rows, {
                thema = theme, stemmen = votes,
                groepen = math.max(1, math.tointeger(round(votes / GROUP))),
            })
        end
    end
    table.sort(rows, function(a, b) return a.stemmen > b.stemmen end)
    if fact.PP11R ~= nil then
        fit_to_rooms(rows, fact.PP11R)
    end
    return rows
end

grow.table {
    id = "groepen", label = "Groepen per onderwerp",
    columns = {
        { id = "thema", label = "Onderwerp", unit = "text", question = "PP11" },
        { id = "stemmen", label = "Stemmen", unit = "count" },
        { id = "groepen", label = "Groepen", unit = "count" },
    },
    sources = { "pub24-werkvorm" },
    rows = planned,
}

grow.figure {
    id = "groepen_totaal", label = "Kleine groepen samen", unit = "count",
    value = function()
        local total = total_of(planned())
        return total > 0 and total or nil
    end,
}

grow.note {
    id = "te_weinig_ruimtes", about = "tables.groepen", when = "groepen_totaal > PP11R",
    text = "Er zijn meer onderwerpen dan ruimtes ({PP11R}). Voeg onderwerpen samen.",
}

-- What people wrote is read by who leads the session first; what may be shared is filled in by hand.
grow.table {
    id = "aanpakken", label = "Aanpakken om te delen",
    columns = { { id = "aanpak", label = "Aanpak", unit = "text" } },
    sources = { "kb01-poll" },
    rows = function()
        local rows = {}
        for _, row in ipairs(fact.PP13D or {}) do
            table.insert(rows, { aanpak = row.aanpak })
        end
        return rows
    end,
}
