-- What the room holds of the five statements, for a talk about what divides it.
local grow = require "grow"
local statements = require "lib/statements"

grow.table {
    id = "stellingen", label = "Vijf stellingen",
    columns = statements.columns,
    sources = { "kb01-poll", "pub19-consensus" },
    rows = function()
        return statements.rows {
            { text = "onze plek in de regio is duidelijk", counted = tally.PP06 },
            { text = "ik heb genoeg mandaat", counted = tally.PP07 },
            { text = "bestuurders zien het verschil met een stage", counted = tally.PP08 },
            { text = "de kwaliteit is in goede handen", counted = tally.PP09 },
            { text = "over geld zijn er duidelijke afspraken", counted = tally.PP10 },
        }
    end,
}
