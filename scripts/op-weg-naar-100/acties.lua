-- What to do first to grow. At 100 % the growth rules stop, and only OA08 is left of them.
local grow = require "grow"

local OPEN = { from = "2000-01-01" }
local QUARTER, HALF_YEAR = "kwartaal (≤ 3 mnd)", "halfjaar"

local function action(id, priority, title, source, owner, term, when, text, stake)
    grow.recommendation {
        id = id, theme = "groei", priority = priority, title = title, valid = OPEN,
        sources = { source }, owner = owner, term = term, when = when, text = text, stake = stake,
    }
end

action("OA01", 1, "Laat het plan doorlopen tot 100%", "s002-qa2025-groei", "programmaleider",
    QUARTER, 'plan_stand == "let op"',
    "Pas het plan aan: elk jaar meer studenten, tot {pool} in {doeljaar}.")
action("OA02", 1, "Schrijf het pad per jaar uit", "s004-opleiden",
    "programmaleider + schoolbestuur", QUARTER, "extra100 > 0 and missing(OW15)",
    "Zet per jaar aantallen, begeleiders en geld op papier: {extra100} studenten erbij.")
action("OA03", 1, "Bespreek de voorfinanciering", "s002-qa2025-groei",
    "schoolbestuur + penvoerder onderwijsregio", QUARTER, "voorfin_stap > 0",
    "Elk jaar vraagt € {voorfin_stap} vooruit, omdat de bekostiging later volgt (T-1).",
    "voorfin_stap")
action("OA04", 2, "Leid extra begeleiders op", "s003-kwaliteitsborging", "schoolbestuur",
    HALF_YEAR, "extra_begeleiders > 0",
    "Bij 100% zijn {extra_begeleiders} extra werkplekbegeleiders nodig om niet meer studenten " ..
    "per begeleider te krijgen.")
action("OA05", 2, "Maak een korte route voor nieuwe scholen", "s002-vorming-scholen-buiten",
    "programmaleider", HALF_YEAR, "OW09 > 0 and item.OW12 >= 50",
    "{OW09} scholen doen nog niet mee. Maak een korte route om aan te sluiten.")
action("OA06", 2, "Vraag scholen waarom zij niet meedoen", "s002-vorming-scholen-buiten",
    "programmaleider", QUARTER, "OW09 > 0 and item.OW10 < 50",
    "Vraag de {OW09} scholen die niet meedoen wat hen tegenhoudt.")
action("OA07", 1, "Bespreek eerst het doel", "s004-opleiden", "stuurgroep partnerschap", QUARTER,
    "item.OW01 < 50", "Niet alle partners willen 100%. Bespreek eerst wat u samen wilt.")
action("OA08", 3, "Maak afspraken over instroom en krimp", "pub04-2024-07-01",
    "stuurgroep partnerschap", HALF_YEAR, "aandeel >= 100 or item.OW11 >= 75",
    "Spreek af hoe nieuwe scholen instromen en hoe u omgaat met minder studenten.")
action("OA09", 1, "Maak de eerste stap kleiner", "pub17-grow-model", "facilitator", QUARTER,
    "item.OW16 < 60", "Het vertrouwen is laag. Maak de eerste stap kleiner.")
