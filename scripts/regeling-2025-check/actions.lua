-- What to do before the application closes: at least one action for every point that is on "stop"
-- or "let op". First what stops the application, then what costs money, then what is not known.
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
    "aanvragen staat: {aanvraag_namen}. Kies per vestiging één regio.", "aanvraag_euro")
action("RA03", "lijst", "Haal dubbele rijen weg", "s002-qa2025-administratie", LEADER,
    'rij_stand == "stop"',
    "{rij_studenten} studenten (€ {rij_euro}) staan twee keer in de lijst: {rij_namen}. Haal de " ..
    "dubbele rij weg.",
    "rij_euro")
action("RA04", "lijst", "Bespreek het BRIN in po en vo", "s002-qa2025-gespecialiseerd",
    REGION .. " + " .. LEADER,
    "brin_po_vo > 0",
    "{brin_po_vo} studenten (€ {brin_euro}) horen bij een BRIN dat in po en in vo staat: " ..
    "{brin_namen}. Bespreek dit met DUS-I en de Realisatie-eenheid en leg vast in welke regio u " ..
    "telt.", "brin_euro")
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
    "het thema opleiden. Vraag haar om alsnog te tekenen.", "niet_euro", 2)
action("RA12", "geld", "Zet de geldstroom op papier", "s002-qa2025-regios",
    "schoolbestuur + penvoerders", "niet_zeker > 0",
    "Voor € {niet_zeker} is er nog geen volledige afspraak ({regios_zonder_afspraak}). Zet op " ..
    "papier: het bedrag per student, het moment van betalen en waar het geld voor is.",
    "niet_zeker", 2)
action("RA13", "geld", "Vraag de regio het tekort aan te vullen", "s002-qa2025-middelen",
    "schoolbestuur (stuurgroep)", "dekking < 1",
    "Vraag de onderwijsregio € {tekort} aan te vullen uit het totaalbudget, of pas de ambitie aan.",
    "tekort", 2)
action("RA14", "geld", "Bespreek de voorfinanciering", "s002-qa2025-groei",
    "schoolbestuur + " .. REGION, 'stand_RC16 == "let op" and voorfin > 0',
    "{figure.groei} extra studenten vragen € {voorfin} vooruit: de bekostiging volgt later " ..
    "(T-1). Bespreek wie dat voorschiet.",
    "voorfin", 2)

-- What is on "let op" and has no action above: it is answered with nee or deels, or not at all.
local function find_out(id, point, theme, title, source, owner, text, also)
    local when = "stand_" .. point .. ' == "let op"' .. (also and " and " .. also or "")
    action(id, theme, title, source, owner, when, text, nil, 3)
end

find_out("RA15", "RC01", "lijst", "Vul de lijst per vestiging in", "s002-qa2025-administratie",
    LEADER,
    "Vul de lijst per vestiging (RC01) en de regio's (F04) in. Zonder die twee is niet na te " ..
    "rekenen of de opgave klopt.", "missing(som_stand)")
find_out("RA16", "RC02", "aanvraag", "Zoek per vestiging de aanvraag uit", "pub08-dus-i", LEADER,
    "Ga bij elke vestiging na in welke aanvraag zij meetelt, en schrijf dat op.")
find_out("RA17", "RC03", "regio", "Vraag wie meetekent", "s002-qa2025-administratie",
    LEADER .. " + " .. REGION,
    "Vraag elke lerarenopleiding of zij in haar regio meetekent voor het thema opleiden. Anders " ..
    "tellen haar studenten niet mee.", "(niet == 0 or missing(niet))")
find_out("RA18", "RC04", "aanvraag", "Kijk na welke studenten zijn geteld",
    "s002-qa2025-administratie", BOTH,
    "Ga na of alleen student-typen zijn geteld die volgens de eerdere regeling meetellen. Haal " ..
    "de andere uit de opgave.")
find_out("RA19", "RC05", "aanvraag", "Tel zij-instromers en PDG-trajecten mee",
    "s002-qa2025-middelen", BOTH,
    "Ga na of zij-instromers en PDG-trajecten zijn meegeteld. Zijn ze vergeten, tel ze dan mee.")
find_out("RA20", "RC06", "lijst", "Laat de aantallen bevestigen", "s002-qa2025-administratie", BOTH,
    "Laat vestiging en lerarenopleiding dezelfde aantallen bevestigen voordat de penvoerder " ..
    "indient.")
find_out("RA21", "RC07", "lijst", "Ga na of studenten dubbel staan", "s002-qa2025-administratie",
    LEADER,
    "Tel hoeveel studenten in twee opgaven staan (RC07), of hoeveel unieke studenten u hebt (F08).")
find_out("RA22", "RC08", "lijst", "Zoek BRIN-nummers in po en vo op",
    "s002-qa2025-gespecialiseerd", LEADER,
    "Zoek uit of er een school is met één BRIN in po en vo, en welke. Bespreek die met DUS-I en " ..
    "de Realisatie-eenheid en leg vast in welke regio u telt.",
    "(brin_po_vo == 0 or missing(brin_po_vo))")
find_out("RA23", "RC09", "regio", "Vraag hoe groot de regio is", "s002-qa2025-ondergrens", LEADER,
    "Vraag elke penvoerder hoeveel studenten alle opleidingsscholen in zijn regio samen " ..
    "opleiden. Nodig is minstens 150.")
find_out("RA24", "RC10", "aanvraag", "Zet de 100%-ambitie in de aanvraag", "s002-qa2025-groei",
    LEADER .. " + " .. REGION,
    "Schrijf uit hoe u groeit naar 100% samen opleiden, en laat de penvoerder dat in de " ..
    "aanvraag zetten.")
find_out("RA25", "RC11", "aanvraag", "Ga na of er een peer review is", "s002-qa2025-review", LEADER,
    "Vul uw status in (F02) en het jaar dat daarbij hoort (F03 of F10). Is er tot en met 2025 " ..
    "een peer review, laat de penvoerder die dan in de aanvraag zetten.")
find_out("RA26", "RC12", "aanvraag", "Maak de samenwerkingsovereenkomst af",
    "s002-qa2025-administratie", LEADER,
    "Zorg dat de samenwerkingsovereenkomst klaar is, en lever haar aan bij elke penvoerder.")
find_out("RA27", "RC13", "aanvraag", "Geef het projectnummer door", "s002-qa2025-administratie",
    LEADER, "Geef het projectnummer van het partnerschap door aan elke penvoerder.")
find_out("RA28", "RC14", "geld", "Leg vast hoe het geld wordt doorgeleid", "s002-qa2025-regios",
    "schoolbestuur + penvoerders",
    "Zet met elke penvoerder op papier: het bedrag per student, het moment van betalen en waar " ..
    "het geld voor is.", "(niet_zeker == 0 or missing(niet_zeker))")
find_out("RA29", "RC15", "geld", "Bepaal wat u minimaal nodig hebt", "s002-qa2025-middelen",
    "schoolbestuur + " .. LEADER,
    "Reken uit welk bedrag u per jaar minimaal nodig hebt (RC15 of F07), en vul de regio's in " ..
    "(F04). Dan is de dekking te berekenen.", "missing(dekking)")
find_out("RA30", "RC16", "geld", "Reken uit wat groei vooraf kost", "s002-qa2025-groei",
    "schoolbestuur + " .. LEADER,
    "Vul in hoeveel studenten u verwacht (F05). Groeit u, bespreek dan met de regio wie de " ..
    "groei vooruit betaalt.", "missing(figure.groei)")
find_out("RA31", "RC17", "geld", "Spreek de verantwoording af", "s002-qa2025-regios",
    REGION .. " + " .. LEADER, "Spreek af wie wat verantwoordt, aan wie en wanneer.")
find_out("RA32", "RC18", "regio", "Vraag of de regio voldoet", "pub08-dus-i", REGION,
    "Ga na of minstens één sector in de regio groot genoeg is, en of het gebied aaneengesloten " ..
    "is. Is dat niet zo, bespreek dit dan met de Realisatie-eenheid.")

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
