-- The rules of the pack @NAME@. Each declares a finding; the values that it may read are told in
-- docs/reference/lua.md of grow. After a change: grow check @NAME@, grow test @NAME@, and
-- grow explain questionnaires/@NAME@/voorbeeld.yaml --why SO1
local grow = require "grow"

-- The score of a dimension: at least two of its questions answered.
grow.score {
    id = "samenwerking",
    least = 2, flag = 20,
    bands = {
        { below = 50, id = "begin", label = "in het begin" },
        { id = "op_weg", label = "op weg" },
    },
}

-- Computed from facts. Without F01 or F02 it has no value.
grow.figure {
    id = "uren",
    label = "Uren overleg per week, van alle mensen samen",
    unit = "count",
    needs = { "fact.F01", "fact.F02" },
    value = "F01 * F02",
}

-- An advice has an owner, a term and a source. The condition is checked before anything runs.
grow.recommendation {
    id = "SO1",
    theme = "samenwerking",
    priority = 1,
    title = "Sluit elk overleg af met een besluit",
    valid = { from = "2024-01-01" },
    sources = { "eigen-afspraken" },
    owner = "de leiding",
    term = "binnen een maand",
    when = "item.R01 < 50 and uren > 20",
    text = "U overlegt samen {uren} uur per week, en besluiten blijven uit. "
        .. "Schrijf bij elk punt op wat u besluit en wie het doet.",
}
