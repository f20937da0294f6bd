-- The place in the grid of inbreng (what the partnership brings) and inbedding (how firmly it is
-- anchored). An axis is a number only when all its dimensions are measured, so leaving a dimension
-- out can never lift the position. The places are tried in order; the first that holds is taken.
local grow = require "grow"

grow.position {
    border = 60,
    margin = 5,
    axes = {
        {
            id = "inbreng",
            label = "Inbreng",
            of = { "opdracht", "eigenaarschap", "functies", "kwaliteit", "groei" },
        },
        {
            -- A high mean must not hide one weak dimension: counting in perfect order does not
            -- anchor a partnership that has no agreement on money.
            id = "inbedding",
            label = "Inbedding",
            of = { "governance", "financien", "regiofit", "administratie" },
            weakest = 40,
        },
    },
    places = {
        {
            id = "sterk_en_verankerd",
            label = "Sterk en verankerd",
            when = "axis.inbreng >= 60 and axis.inbedding >= 60 and lowest.inbedding >= 40",
        },
        {
            -- Also where inbedding is not (wholly) measured: at best losse verankering.
            id = "sterke_inbreng_losse_verankering",
            label = "Sterke inbreng, losse verankering",
            when = "axis.inbreng >= 60",
        },
        {
            id = "nog_niet_te_bepalen",
            label = "Nog niet te bepalen",
            when = "missing(axis.inbreng)",
            open = true,
        },
        {
            id = "goed_ingebed_inbreng_in_ontwikkeling",
            label = "Goed ingebed, inbreng in ontwikkeling",
            when = "axis.inbedding >= 60 and lowest.inbedding >= 40",
        },
        { id = "in_opbouw", label = "In opbouw" },
    },
}
