-- What a group holds of statements on a scale from 1 to 5, as rows: from most to least agreed, with a
-- word for the picture. Shared by packs whose people are a group.
-- It must not know any pack: which statements there are is said by the caller.
local grow = require "grow"

local statements = {}
local round = grow.round

-- Divided first: a mean of two camps is nobody's opinion.
local DIVIDED, AGREE, DISAGREE = 0.5, 3.5, 2.5

statements.columns = {
    { id = "stelling", label = "Stelling", unit = "text" },
    { id = "antwoorden", label = "Aantal", unit = "count" },
    { id = "oordeel", label = "Oordeel (1–5)", unit = "count", decimals = 1 },
    { id = "beeld", label = "Beeld", unit = "text" },
}

local function picture(mean, consensus)
    if consensus < DIVIDED then
        return "verdeeld"
    elseif mean >= AGREE then
        return "eens"
    elseif mean <= DISAGREE then
        return "oneens"
    end
    return "neutraal"
end

-- Of a list of { text = ..., counted = the tally of it }. A statement of which the numbers may not be
-- told is left out.
function statements.rows(list)
    local rows = {}
    for _, statement in ipairs(list) do
        local counted = statement.counted
        -- Where there is a consensus there is a mean. What is shown is what is judged.
        if counted.consensus ~= nil then
            local mean = round(counted.mean, 1)
            table.insert(rows, {
                stelling = statement.text, antwoorden = counted.n, oordeel = mean,
                beeld = picture(mean, counted.consensus),
            })
        end
    end
    table.sort(rows, function(a, b) return a.oordeel > b.oordeel end)
    return rows
end

return statements
