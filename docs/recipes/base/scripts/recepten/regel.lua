-- Each recipe puts its own rule here.
local grow = require "grow"

grow.note {
    id = "leeg", about = "facts.F01", when = "F01 == 0 and amount.per_student > 0",
    text = "Er zijn nog geen studenten.",
}
