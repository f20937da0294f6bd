-- When the next peer review is due, which steps lead to it, and what is not arranged yet.
local grow = require "grow"

-- A review comes round in six years, an aspirant is assessed after four; who had none before the end
-- of the first round is due in its last year.
local CIRCLE, ASPIRANT, FIRST_ROUND = 6, 4, 2025

grow.figure {
    id = "review_jaar", label = "Jaar van de volgende peer review", unit = "year",
    sources = { "pub05-kwaliteitskader", "pub06-cirkelmodel", "pub07-eerste-ronde" },
    value = function()
        local kind, known = fact.KS17S, fact.KS17
        if kind == "geen" then
            return FIRST_ROUND
        elseif kind == nil or known == nil then
            return nil
        elseif kind == "gehouden" then
            return known + CIRCLE
        elseif kind == "lichting" then
            return known + ASPIRANT
        end
        return known
    end,
}

grow.figure {
    id = "review_status", label = "Stand van de peer review", unit = "text",
    value = function()
        local due = figure.review_jaar
        if due == nil then
            return nil
        elseif due < year then
            return "te laat"
        elseif due <= year + 1 then
            return "actief"
        end
        return "later"
    end,
}

-- How long before the review, in years.
local STEPS = {
    { 1, "Zet de review in het plan en de begroting van de onderwijsregio." },
    { 1, "Spreek met het andere partnerschap af wanneer de peers komen." },
    { 1, "Vul deze scan in met alle rollen, en lees het officiële Kwaliteitskader ernaast." },
    { 0, "Schrijf de kritische reflectie, en laat elke rol meelezen." },
    { 0, "Ontvang de peers, en bespreek uw ontwikkelpunt." },
    { 0, "Zet de lessen in het jaarplan, en deel ze met de regio." },
}

grow.table {
    id = "stappen", label = "Stappen naar de peer review",
    columns = {
        { id = "jaar", label = "Jaar", unit = "year" },
        { id = "stap", label = "Stap", unit = "text" },
    },
    sources = { "s002-planner", "pub06-cirkelmodel" },
    rows = function()
        local due, rows = figure.review_jaar, {}
        for _, step in ipairs(STEPS) do
            table.insert(rows, { jaar = due and math.max(due - step[1], year), stap = step[2] })
        end
        return rows
    end,
}

grow.recommendation {
    id = "KR01", theme = "review", priority = 1, title = "Plan de peer review alsnog",
    valid = { from = "2021-12-13" }, sources = { "pub06-cirkelmodel", "pub07-eerste-ronde" },
    owner = "programmaleider", term = "maand",
    when = 'review_status == "te laat"',
    text = "De peer review had in {review_jaar} moeten zijn. Plan haar nu, en laat de penvoerder " ..
        "weten wanneer zij komt.",
}

grow.recommendation {
    id = "KR02", theme = "review", priority = 1, title = "Zet de review in het regioplan",
    valid = { from = "2021-12-13" }, sources = { "s002-qa2025-review" },
    owner = "penvoerder onderwijsregio", term = "kwartaal",
    when = 'review_status in ("actief", "te laat") and item.KS18 < 100',
    text = "De peer review van {review_jaar} staat nog niet (helemaal) in het plan van de regio. " ..
        "Neem de review op, met de kosten.",
}

grow.recommendation {
    id = "KR03", theme = "review", priority = 3, title = "Ga zelf op bezoek als peer",
    valid = { from = "2021-12-13" }, sources = { "pub06-cirkelmodel" },
    owner = "programmaleider", term = "jaar",
    when = "KS19 < 2",
    text = "U was {KS19} keer bezoekend peer. In zes jaar is twee keer de bedoeling. Meld u aan.",
}
