-- What to do before the application closes, for every point on "stop" and for the points on "let
-- op" with money at stake.
local grow = require "grow"
local contacts = require "lib/contacts"

local APPLICATION = { from = "2024-01-01", to = "2025-12-31" }
local DIRECT = "direct (≤ 30 dagen)"

local function action(id, theme, title, source, owner, when, text, stake, priority)
    grow.recommendation {
        id = id, theme = theme, priority = priority or 1, title = title, valid = APPLICATION,
        sources = { source }, owner = owner, term = DIRECT, when = when, text = text,
        stake = stake,
    }
end

local LEADER = "programmaleider"
local BOTH = "programmaleider + lerarenopleiding"
local REGION = "penvoerder onderwijsregio"

action("RA01", "lijst", "Maak lijst en opgave gelijk", "s002-qa2025-administratie", LEADER,
    'som_stand == "stop"',
    "De lijst per vestiging en F04 verschillen {som_studenten} studenten (€ {som_euro}). Zoek " ..
    "per regio uit welk aantal klopt.", "som_euro")
action("RA02", "lijst", "Kies één aanvraag per vestiging", "pub08-dus-i", LEADER,
    'aanvraag_stand == "stop"',
    "{aanvraag_studenten} studenten (€ {aanvraag_euro}) horen bij een vestiging die in twee " ..
    "aanvragen staat. Kies per vestiging één regio.", "aanvraag_euro")
action("RA03", "lijst", "Haal dubbele rijen weg", "s002-qa2025-administratie", LEADER,
    'rij_stand == "stop"',
    "{rij_studenten} studenten (€ {rij_euro}) staan twee keer in de lijst.", "rij_euro")
action("RA04", "lijst", "Bespreek het BRIN in po en vo", "s002-qa2025-gespecialiseerd",
    REGION .. " + " .. LEADER,
    'brin_po_vo > 0 or stand_RC08 == "let op"',
    "Bespreek het dubbele BRIN-nummer met DUS-I en de Realisatie-eenheid en leg vast in welke " ..
    "regio u telt.")
action("RA05", "regio", "De regio haalt de ondergrens niet", "s002-qa2025-ondergrens", REGION,
    'stand_RC09 == "stop"',
    "De opleidingsscholen leiden samen {regio_kleinste} studenten op; nodig is minstens 150. " ..
    "Bespreek met de Realisatie-eenheid aansluiting bij een buurregio.")
action("RA06", "lijst", "Haal dubbel getelde studenten uit de opgave",
    "s002-qa2025-administratie", LEADER, 'stand_RC07 == "stop"',
    "{opgaven} studenten (€ {opgaven_euro}) staan in twee opgaven. Laat er één staan.",
    "opgaven_euro")
action("RA07", "aanvraag", "Leg per vestiging de aanvraag vast", "pub08-dus-i", LEADER,
    'stand_RC02 == "stop"', "Schrijf bij elke vestiging in welke aanvraag zij meetelt.")
action("RA08", "aanvraag", "Tel alleen wie meetelt", "s002-qa2025-administratie", BOTH,
    'stand_RC04 == "stop"',
    "Haal student-typen die volgens de eerdere regeling niet meetellen uit de opgave.")
action("RA09", "aanvraag", "Neem de peer review op", "s002-qa2025-review",
    LEADER .. " + " .. REGION, 'stand_RC11 == "stop"',
    "De peer review is uiterlijk in {review_jaar}. Laat de penvoerder die in de aanvraag zetten.")
action("RA10", "aanvraag", "Voeg de samenwerkingsovereenkomst bij",
    "s002-qa2025-administratie", LEADER, 'stand_RC12 == "stop"',
    "Lever de samenwerkingsovereenkomst aan bij elke penvoerder.")
action("RA11", "geld", "Laat de lerarenopleiding meetekenen", "s002-qa2025-administratie",
    "lerarenopleiding + " .. REGION, "niet > 0",
    "{niet} studenten tellen niet mee (€ {niet_euro}), omdat hun opleiding niet meetekent voor " ..
    "het thema opleiden.", "niet_euro", 2)
action("RA12", "geld", "Zet de geldstroom op papier", "s002-qa2025-regios",
    "schoolbestuur + penvoerders", "niet_zeker > 0",
    "Voor € {niet_zeker} is er nog geen volledige afspraak ({regios_zonder_afspraak}).",
    "niet_zeker", 2)
action("RA13", "geld", "Vraag de regio het tekort aan te vullen", "s002-qa2025-middelen",
    "schoolbestuur (stuurgroep)", "dekking < 1",
    "Vraag de onderwijsregio € {tekort} aan te vullen uit het totaalbudget, of pas de ambitie aan.",
    "tekort", 2)
action("RA14", "geld", "Bespreek de voorfinanciering", "s002-qa2025-groei",
    "schoolbestuur + " .. REGION, 'stand_RC16 == "let op" and voorfin > 0',
    "{figure.groei} extra studenten vragen € {voorfin} vooruit: de bekostiging volgt later (T-1).",
    "voorfin", 2)

grow.note {
    id = "venster_gesloten", about = "figures.dagen_tot_sluiting",
    when = "dagen_na_sluiting > 0",
    text = "De aanvraag voor 2025 is gesloten op 15 oktober 2024 om 16.00 uur. De check laat zien " ..
        "of wat is ingediend, klopt.",
}

grow.note {
    id = "indicative_for_aspirant", about = "figures.delta",
    when = "F02 == aspirant and answered(delta)",
    text = "Voor een aspirant is de vergelijking van oud en nieuw een indicatie.",
}

contacts.declare()
