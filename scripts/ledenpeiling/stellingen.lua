-- How members stand, in three statements.
local grow = require "grow"
local statements = require "lib/statements"

grow.table {
    id = "stellingen", label = "Hoe leden ervoor staan",
    columns = statements.columns,
    sources = { "s004-ledenpeiling", "pub19-consensus" },
    rows = function()
        return statements.rows {
            { text = "ons bestuur kan de afspraken uitvoeren", counted = tally.LP03 },
            { text = "onze regio heeft de goede partners", counted = tally.LP04 },
            { text = "samenwerking gaat vóór concurrentie", counted = tally.LP06 },
        }
    end,
}
