-- The sixty recommendations: what to do next, by whom, by when, and on what ground. Priority 1 is
-- now, or binding by law or money. A rule that speaks of the amounts or the regulation of 2025
-- holds in 2025 only; the others are sound practice and hold on, beside a source that does.
--
-- A missing value makes a comparison false, so a rule is silent on what was not answered. Only A02
-- (an unknown need), A19 and A60 (a role without any answer) ask for what is missing.
local grow = require "grow"

local RULES_2025 = { from = "2025-01-01", to = "2025-12-31" }
local OPEN = { from = "2000-01-01" } -- rests on nothing that a yearly regulation changes

local DIRECT = "direct (≤ 30 dagen)"
local QUARTER = "kwartaal (≤ 3 mnd)"
local HALF_YEAR = "halfjaar"
local SCHOOL_YEAR = "schooljaar"

grow.recommendation {
    id = "A01", theme = "financien", priority = 1,
    title = "Bespreek het wegvallen van de vaste voet",
    valid = RULES_2025, sources = { "s002-qa2025-middelen" },
    owner = "penvoerder partnerschap + programmaleider", term = DIRECT,
    when = "F02 == erkend and delta < 0",
    stake = "abs(delta)",
    text = "Reken voor wat het wegvallen van de vaste voet betekent (€ {abs(delta)} per jaar) " ..
        "en bespreek dit bedrag met stuurgroep en penvoerder.",
}

grow.recommendation {
    id = "A02", theme = "financien", priority = 1,
    title = "Stel vast wat u minimaal nodig hebt",
    valid = OPEN, sources = { "s002-qa2025-middelen", "s003-kwaliteitsborging" },
    owner = "programmaleider + penvoerder partnerschap", term = QUARTER,
    when = "missing(F07) or item.R24 < 50",
    text = "Stel de minimale bekostiging vast: organisatie, begeleiding, opleidingsstructuur en " ..
        "ondersteuning.",
}

grow.recommendation {
    id = "A03", theme = "financien", priority = 1,
    title = "Vraag de regio het tekort aan te vullen",
    valid = RULES_2025, sources = { "s002-qa2025-middelen", "pub04-2024-06-11" },
    owner = "schoolbestuur (stuurgroep)", term = QUARTER,
    when = "dekking < 1",
    stake = "tekort",
    text = "Vraag de onderwijsregio om het tekort van € {tekort} aan te vullen uit het " ..
        "totaalbudget, of pas de opleidingsambitie aan.",
}

grow.recommendation {
    id = "A04", theme = "financien", priority = 1,
    title = "Leg de geldstroom per penvoerder vast",
    valid = OPEN, sources = { "s002-qa2025-regios", "s002-vorming-meerdere-regios" },
    owner = "schoolbestuur + penvoerders", term = DIRECT,
    -- At stake: the money for which there is no agreement at all.
    when = "regios >= 2 and geld_niet_ja >= 1",
    stake = "maximaal - waarschijnlijk",
    text = "Leg met elke penvoerder zonder volledige afspraak de geldstroom vast: bedrag per " ..
        "student, betaalmoment, bestemming ({regios_zonder_afspraak}).",
}

grow.recommendation {
    id = "A05", theme = "financien", priority = 1,
    title = "Leg vast hoe het geld wordt doorgeleid",
    valid = OPEN, sources = { "s002-qa2025-administratie", "s002-vorming-middelen" },
    owner = "penvoerder partnerschap", term = DIRECT,
    when = "regios == 1 and geld_niet_ja >= 1",
    stake = "maximaal - waarschijnlijk",
    text = "Leg vast hoe de penvoerder van de regio het geld doorleidt en wie het namens het " ..
        "partnerschap ontvangt.",
}

grow.recommendation {
    id = "A06", theme = "financien", priority = 2,
    title = "Houd geld voor samen opleiden zichtbaar",
    valid = OPEN, sources = { "s003-kwaliteitsborging" },
    owner = "schoolbestuur", term = QUARTER,
    when = "item.R26 < 50",
    text = "Maak in de regio de afspraak dat geld voor samen opleiden de student volgt en apart " ..
        "zichtbaar blijft.",
}

grow.recommendation {
    id = "A07", theme = "financien", priority = 2,
    title = "Spreek de verantwoording af",
    valid = OPEN, sources = { "s002-qa2025-regios", "s002-vorming-middelen" },
    owner = "penvoerder onderwijsregio", term = QUARTER,
    when = "item.R27 < 50",
    text = "Spreek af wie wat verantwoordt, aan wie en wanneer.",
}

grow.recommendation {
    id = "A08", theme = "financien", priority = 2,
    title = "Bespreek de voorfinanciering van groei",
    valid = RULES_2025, sources = { "s002-qa2025-groei" },
    owner = "schoolbestuur + penvoerder onderwijsregio", term = QUARTER,
    when = "figure.groei > 0",
    stake = "voorfin",
    text = "Bespreek voorfinanciering van € {voorfin} voor {figure.groei} extra studenten; de " ..
        "bekostiging volgt pas later (T-1).",
}

grow.recommendation {
    id = "A09", theme = "financien", priority = 3,
    title = "Bepaal waar het voordeel naartoe gaat",
    valid = RULES_2025, sources = { "s002-qa2025-middelen" },
    owner = "stuurgroep partnerschap", term = QUARTER,
    when = "F02 == erkend and delta > 5000",
    stake = "delta",
    text = "Spreek vooraf af waar het voordeel van € {delta} naartoe gaat: begeleiding, groei " ..
        "of nieuwe scholen.",
}

grow.recommendation {
    id = "A10", theme = "financien", priority = 2,
    title = "Begroot de andere functies apart",
    valid = OPEN, sources = { "s002-qa2025-middelen", "s002-vijf-functies" },
    owner = "programmaleider", term = QUARTER,
    when = "item.R08 >= 50 or item.R09 >= 50",
    text = "Begroot ook de rollen buiten opleiden (starters begeleiden, professionaliseren) apart.",
}

grow.recommendation {
    id = "A11", theme = "administratie", priority = 1,
    title = "Laat de lerarenopleiding meetekenen",
    valid = RULES_2025, sources = { "s002-qa2025-administratie" },
    owner = "lerarenopleiding + penvoerder onderwijsregio", term = DIRECT,
    when = "niet > 0",
    stake = "niet_euro",
    text = "Laat de ontbrekende lerarenopleiding meetekenen voor het thema opleiden. Anders " ..
        "tellen {niet} studenten niet mee (€ {niet_euro}).",
}

grow.recommendation {
    id = "A12", theme = "administratie", priority = 1,
    title = "Maak één tellijst per vestiging",
    valid = OPEN, sources = { "s002-qa2025-administratie", "s002-vorming-administratie" },
    owner = "programmaleider", term = DIRECT,
    when = "item.R37 < 75",
    text = "Maak één tellijst per vestiging met BRIN, regio, penvoerder en aantal.",
}

grow.recommendation {
    id = "A13", theme = "administratie", priority = 1,
    title = "Laat de aantallen aan twee kanten bevestigen",
    valid = OPEN, sources = { "s002-qa2025-administratie", "s002-vorming-administratie" },
    owner = "programmaleider + lerarenopleiding", term = DIRECT,
    when = "item.R39 < 100",
    text = "Laat vestiging en lerarenopleiding dezelfde aantallen bevestigen voordat de " ..
        "penvoerder indient.",
}

grow.recommendation {
    id = "A14", theme = "administratie", priority = 1,
    title = "Los het dubbele BRIN-nummer op",
    valid = RULES_2025, sources = { "s002-qa2025-gespecialiseerd" },
    owner = "penvoerder onderwijsregio + programmaleider", term = DIRECT,
    when = "F09 in (ja, onbekend)",
    text = "Bespreek het dubbele BRIN-nummer van gespecialiseerd onderwijs met DUS-I en de " ..
        "Realisatie-eenheid en leg vast in welke regio u telt.",
}

grow.recommendation {
    id = "A15", theme = "administratie", priority = 1,
    title = "Haal dubbeltellingen uit de opgave",
    valid = RULES_2025, sources = { "s002-qa2025-administratie" },
    owner = "programmaleider", term = DIRECT,
    when = "dubbel > 0",
    stake = "dubbel_euro",
    text = "Haal {dubbel} dubbel getelde studenten uit de opgave (€ {dubbel_euro}).",
}

grow.recommendation {
    id = "A16", theme = "regiofit", priority = 1,
    title = "Zoek aansluiting: de regio haalt geen 150 studenten",
    valid = RULES_2025, sources = { "s002-qa2025-ondergrens" },
    owner = "penvoerder onderwijsregio", term = DIRECT,
    when = "regio_onder_150 >= 1",
    text = "De opleidingsscholen in {regios_onder_150} halen samen geen 150 studenten. Bespreek " ..
        "met de Realisatie-eenheid aansluiting bij een buurregio.",
}

grow.recommendation {
    id = "A17", theme = "administratie", priority = 2,
    title = "Lever overeenkomst en projectnummer aan",
    valid = RULES_2025, sources = { "s002-qa2025-administratie" },
    owner = "programmaleider", term = DIRECT,
    when = "regios >= 1",
    text = "Lever de samenwerkingsovereenkomst en het projectnummer van het partnerschap aan " ..
        "bij elke penvoerder.",
}

grow.recommendation {
    id = "A18", theme = "governance", priority = 1,
    title = "Vraag een vaste plek aan tafel",
    valid = OPEN, sources = { "s002-vorming-positionering" },
    owner = "schoolbestuur (stuurgroep)", term = DIRECT,
    when = "item.R17 < 50",
    text = "Vraag een vaste plek in het overleg waar de regio over samen opleiden besluit.",
}

grow.recommendation {
    id = "A19", theme = "governance", priority = 1,
    title = "Geef de beroepsgroep een gelijkwaardige stem",
    valid = OPEN, sources = { "s001-beroepsgroep", "s004-drie-elementen" },
    owner = "schoolbestuur + lerarenopleiding", term = QUARTER,
    when = "item.R18 < 50 or beroepsgroep in role.missing",
    text = "Geef de beroepsgroep een gelijkwaardige stem: benoem vertegenwoordigers, tijd en " ..
        "agenda.",
}

grow.recommendation {
    id = "A20", theme = "governance", priority = 2,
    title = "Maak duidelijk wie besluit en wie uitvoert",
    valid = OPEN, sources = { "s000-governance", "s002-vorming-governance" },
    owner = "programmaleider + stuurgroep", term = QUARTER,
    when = "item.R19 < 50",
    text = "Maak een overzicht: wie besluit, wie voert uit en wie wordt gehoord bij opleiden.",
}

grow.recommendation {
    id = "A21", theme = "governance", priority = 2,
    title = "Praat eerst over opdracht en verwachtingen",
    valid = OPEN, sources = { "s003-aanbeveling", "pub21-netwerksturing" },
    owner = "facilitator + bestuurders", term = QUARTER,
    when = "item.R20 < 50",
    text = "Begin met een gesprek over opdracht en verwachtingen; praat daarna pas over structuur.",
}

grow.recommendation {
    id = "A22", theme = "governance", priority = 2,
    title = "Kies hoogstens drie gedeelde doelen",
    valid = OPEN, sources = { "s003-opdracht" },
    owner = "bestuurders regio", term = QUARTER,
    when = "item.R21 < 50",
    text = "Kies met de regio hoogstens drie doelen die iedereen onderschrijft.",
}

grow.recommendation {
    id = "A23", theme = "governance", priority = 3,
    title = "Schrap of bundel overleggen",
    valid = OPEN, sources = { "s003-regiovorming", "pub32-kamerbrief-2025" },
    owner = "programmaleider + regio", term = HALF_YEAR,
    when = "item.R22 < 50",
    text = "Loop de overleggen langs: wat kan stoppen of samen, nu de regio er is?",
}

grow.recommendation {
    id = "A24", theme = "governance", priority = 2,
    title = "Geef de programmaleider mandaat en uren",
    valid = OPEN, sources = { "pub22-2023-07-04" },
    owner = "schoolbestuur (stuurgroep)", term = QUARTER,
    when = "item.R23 < 50",
    text = "Geef de programmaleider schriftelijk mandaat en uren voor de onderwijsregio.",
}

grow.recommendation {
    id = "A25", theme = "governance", priority = 2,
    title = "Bespreek: sturen als netwerk of centraal",
    valid = OPEN, sources = { "s003-governance" },
    owner = "facilitator", term = DIRECT,
    when = "itemgap.G13 >= 50",
    text = "De rollen denken verschillend over sturen als netwerk of centraal sturen. Bespreek " ..
        "dit voordat u een route kiest.",
}

grow.recommendation {
    id = "A26", theme = "governance", priority = 2,
    title = "Vraag advies over de inrichting van de regio",
    valid = OPEN, sources = { "s002-vorming-governance" },
    owner = "bestuurders regio", term = QUARTER,
    when = "F13 == nog_open",
    text = "Vraag de adviseur van de Realisatie-eenheid om mee te denken over de inrichting van " ..
        "de regio.",
}

grow.recommendation {
    id = "A27", theme = "governance", priority = 2,
    title = "Zoek uit wie mag meedoen in de centrale dienst",
    valid = OPEN, sources = { "s002-vorming-centrale-dienst" },
    owner = "schoolbestuur (jurist)", term = QUARTER,
    when = "F13 in (centrale_dienst_bestaand, centrale_dienst_voorbereiding)",
    text = "Laat uitzoeken of lerarenopleidingen en mbo-instellingen al mogen deelnemen in de " ..
        "centrale dienst.",
}

grow.recommendation {
    id = "A28", theme = "eigenaarschap", priority = 1,
    title = "Bespreek wat u wilt behouden",
    valid = OPEN, sources = { "s000-aandachtspunten", "s003-kwaliteitsborging" },
    owner = "stuurgroep partnerschap", term = DIRECT,
    when = "dimension.eigenaarschap < 50",
    text = "Organiseer een gesprek tussen bestuurders en opleidingen: wat willen wij van het " ..
        "partnerschap behouden?",
}

grow.recommendation {
    id = "A29", theme = "eigenaarschap", priority = 2,
    title = "Leg vast welke werkwijzen u zelf houdt",
    valid = OPEN, sources = { "s003-kwaliteitsborging" },
    owner = "programmaleider", term = QUARTER,
    when = "item.R04 < 50",
    text = "Schrijf op welke werkwijzen het partnerschap zelf houdt en leg die voor aan de regio.",
}

grow.recommendation {
    id = "A30", theme = "eigenaarschap", priority = 2,
    title = "Bespreek het verschil in eigenaarschap",
    valid = OPEN, sources = { "kb05-gesprekskaarten" },
    owner = "facilitator", term = DIRECT,
    when = "gap.eigenaarschap >= 20",
    text = "De rollen beleven het eigenaarschap verschillend. Bespreek dit met de gesprekskaart " ..
        "Positie.",
}

grow.recommendation {
    id = "A31", theme = "financien", priority = 2,
    title = "Bespreek het verschil van beeld over geld",
    valid = OPEN, sources = { "kb05-gesprekskaarten" },
    owner = "facilitator + penvoerder partnerschap", term = DIRECT,
    when = "gap.financien >= 20",
    text = "De rollen zien de geldafspraken verschillend. Bespreek dit met de gesprekskaart " ..
        "Financiering, met de cijfers erbij.",
}

grow.recommendation {
    id = "A32", theme = "kwaliteit", priority = 1,
    title = "Maak de zwakste waarborg tot ontwikkelpunt",
    valid = OPEN, sources = { "pub06-cirkelmodel", "pub23-waarborgen" },
    owner = "programmaleider", term = HALF_YEAR,
    when = "min_waarborg < 50",
    text = "Maak waarborg '{zwakste_waarborg}' tot ontwikkelpunt in de volgende peer review.",
}

grow.recommendation {
    id = "A33", theme = "kwaliteit", priority = 1,
    title = "Leg vast wat samen opleiden anders maakt",
    valid = OPEN, sources = { "s003-kwaliteitsborging", "pub30-logboeken" },
    owner = "lerarenopleiding + schoolbestuur", term = QUARTER,
    when = "item.R15 < 50",
    text = "Leg in het regioplan vast wat samen opleiden anders maakt dan een gewone stage.",
}

grow.recommendation {
    id = "A34", theme = "kwaliteit", priority = 1,
    title = "Zet de peer review in aanvraag en begroting",
    valid = RULES_2025, sources = { "s002-qa2025-review" },
    owner = "programmaleider + penvoerder onderwijsregio", term = DIRECT,
    when = "item.R16 < 100 and review_jaar <= year + 1",
    text = "Neem de peer review op in de aanvraag en de begroting van de regio.",
}

grow.recommendation {
    id = "A35", theme = "kwaliteit", priority = 1,
    title = "Plan de ontwikkelingsgerichte peer review",
    valid = OPEN, sources = { "pub06-cirkelmodel", "pub07-eerste-ronde", "s002-planner" },
    owner = "programmaleider", term = DIRECT,
    when = "F02 == erkend and review_jaar <= year + 1",
    text = "Plan de ontwikkelingsgerichte peer review in de Peer Review Planner (uiterlijk " ..
        "{review_jaar}).",
}

grow.recommendation {
    id = "A36", theme = "kwaliteit", priority = 1,
    title = "Bereid de beoordelingsgerichte peer review voor",
    valid = RULES_2025, sources = { "s002-qa2025-review", "pub05-kwaliteitskader" },
    owner = "programmaleider + penvoerder onderwijsregio", term = DIRECT,
    when = "F02 == aspirant and review_jaar <= year + 1",
    text = "Bereid de beoordelingsgerichte peer review van {review_jaar} voor en laat de " ..
        "penvoerder die in de aanvraag zetten.",
}

grow.recommendation {
    id = "A37", theme = "kwaliteit", priority = 3,
    title = "Meld u aan als bezoekend peer",
    valid = OPEN, sources = { "pub06-cirkelmodel" },
    owner = "programmaleider", term = SCHOOL_YEAR,
    when = "F02 == erkend and F11 < 2",
    text = "Meld u aan als bezoekend peer; ga uit van minstens twee bezoeken in zes jaar.",
}

grow.recommendation {
    id = "A38", theme = "groei", priority = 3,
    title = "Bouw op in uw eigen tempo",
    valid = RULES_2025, sources = { "s002-qa2025-ondergrens" },
    owner = "stuurgroep partnerschap", term = HALF_YEAR,
    when = "F02 == aspirant",
    text = "Bouw op in uw eigen tempo: voor aspirant-partnerschappen geldt geen eigen " ..
        "ondergrens meer.",
}

grow.recommendation {
    id = "A39", theme = "regiofit", priority = 1,
    title = "Maak afspraken met alle regio's",
    valid = OPEN, sources = { "s002-vorming-meerdere-regios", "pub04-2024-07-01" },
    owner = "schoolbestuur + programmaleider", term = QUARTER,
    when = "regios >= 2 and item.R32 < 50",
    text = "Maak met alle betrokken regio's afspraken over inhoud én geld en plan één jaarlijks " ..
        "overleg.",
}

grow.recommendation {
    id = "A40", theme = "regiofit", priority = 1,
    title = "Splitsen is niet nodig",
    valid = RULES_2025, sources = { "s002-qa2025-regios" },
    owner = "stuurgroep partnerschap", term = DIRECT,
    when = "regios >= 2 and adj >= 0.999",
    text = "Splitsen is niet nodig: de regio's grenzen aan elkaar. Regel het met geldafspraken " ..
        "per penvoerder.",
}

grow.recommendation {
    id = "A41", theme = "regiofit", priority = 2,
    title = "Onderzoek de regio's die niet aangrenzen",
    valid = OPEN, sources = { "s000-aandachtspunten", "s002-vorming-brede-regio" },
    owner = "stuurgroep partnerschap", term = QUARTER,
    when = "regios >= 2 and adj < 0.999",
    text = "Onderzoek per niet-aangrenzende regio of de vestigingen bij u blijven, aansluiten " ..
        "bij een landelijke regio of overstappen.",
}

grow.recommendation {
    id = "A42", theme = "regiofit", priority = 2,
    title = "Breng in beeld wat de regiogrens raakt",
    valid = OPEN, sources = { "s000-aandachtspunten" },
    owner = "schoolbestuur", term = QUARTER,
    when = "item.R30 < 50",
    text = "Breng in beeld welke samenwerking door de regiogrens geraakt wordt en meld dit bij " ..
        "sectorraad en Realisatie-eenheid.",
}

grow.recommendation {
    id = "A43", theme = "regiofit", priority = 2,
    title = "Betrek een lerarenopleiding buiten de regio",
    valid = OPEN, sources = { "s000-aandachtspunten", "s002-vorming-brede-regio" },
    owner = "lerarenopleiding + schoolbestuur", term = QUARTER,
    when = "F14 == nee or item.R33 < 50",
    text = "Maak afspraken met een lerarenopleiding buiten de regio; die mag in meer regio's " ..
        "meedoen.",
}

grow.recommendation {
    id = "A44", theme = "regiofit", priority = 1,
    title = "Kies per school één regio voor het geld",
    valid = OPEN, sources = { "s002-vorming-brede-regio" },
    owner = "schoolbestuur", term = DIRECT,
    when = "F12 != nee",
    text = "Kies per school in welke ene (landelijke) regio het geld loopt en regel inhoudelijk " ..
        "meedoen elders apart.",
}

grow.recommendation {
    id = "A45", theme = "groei", priority = 2,
    title = "Schrijf het pad naar 100% uit",
    valid = OPEN, sources = { "s002-qa2025-groei", "s004-opleiden" },
    owner = "programmaleider + schoolbestuur", term = HALF_YEAR,
    when = "aandeel < 100 and item.R34 < 75",
    text = "Schrijf het pad naar 100% uit: per jaar aantallen, begeleiders en geld ({extra100} " ..
        "studenten erbij).",
}

grow.recommendation {
    id = "A46", theme = "groei", priority = 2,
    title = "Maak een aansluitroute voor nieuwe scholen",
    valid = OPEN, sources = { "s002-vorming-scholen-buiten", "pub04-2024-07-01" },
    owner = "programmaleider", term = HALF_YEAR,
    when = "item.R35 < 50",
    text = "Maak een korte aansluitroute voor scholen die nog niet meedoen.",
}

grow.recommendation {
    id = "A47", theme = "groei", priority = 2,
    title = "Zorg voor genoeg werkplekbegeleiders",
    valid = OPEN, sources = { "s003-kwaliteitsborging" },
    owner = "schoolbestuur", term = HALF_YEAR,
    when = "item.R36 < 50",
    text = "Reken de begeleidingscapaciteit door en leid extra werkplekbegeleiders op.",
}

grow.recommendation {
    id = "A48", theme = "groei", priority = 3,
    title = "Spreek instroom en krimp af",
    valid = OPEN, sources = { "pub04-2024-07-01" },
    owner = "stuurgroep partnerschap", term = HALF_YEAR,
    when = "aandeel >= 100",
    text = "Spreek af hoe nieuwe scholen instromen en hoe u omgaat met krimp van de instroom.",
}

grow.recommendation {
    id = "A49", theme = "opdracht", priority = 1,
    title = "Begin bij de inhoud",
    valid = OPEN, sources = { "s003-aanbeveling" },
    owner = "facilitator + stuurgroep", term = DIRECT,
    when = "dimension.opdracht < 50",
    text = "Begin bij de inhoud: welke professionals wilt u werven, opleiden en behouden? " ..
        "Structuur komt daarna.",
}

grow.recommendation {
    id = "A50", theme = "opdracht", priority = 2,
    title = "Maak een lijst van de meerwaarde",
    valid = OPEN, sources = { "s003-opdracht" },
    owner = "programmaleider", term = QUARTER,
    when = "item.G03 < 50",
    text = "Maak een meerwaardelijst: wat gaat door de onderwijsregio sneller of beter, en voor " ..
        "wie?",
}

grow.recommendation {
    id = "A51", theme = "functies", priority = 1,
    title = "Vraag een opdracht voor opleiden",
    valid = OPEN, sources = { "s002-vijf-functies" },
    owner = "stuurgroep partnerschap", term = QUARTER,
    when = "item.G09 - item.R07 >= 25",
    text = "Vraag de regio om een uitgesproken opdracht voor opleiden, passend bij uw wens.",
}

grow.recommendation {
    id = "A52", theme = "functies", priority = 3,
    title = "Bepaal uw rol bij werven en matchen",
    valid = OPEN, sources = { "s002-vijf-functies" },
    owner = "stuurgroep partnerschap", term = HALF_YEAR,
    when = "(item.G07 >= 75 and item.R05 < 50) or (item.G08 >= 75 and item.R06 < 50)",
    text = "Bepaal of u werven of matchen zelf wilt doen of uw kennis inbrengt bij wie het al " ..
        "doet.",
}

grow.recommendation {
    id = "A53", theme = "functies", priority = 2,
    title = "Maak één jaaragenda met RAP en alliantie",
    valid = OPEN, sources = { "s001-functies", "s003-regiovorming" },
    owner = "programmaleider + regio", term = HALF_YEAR,
    when = "item.R10 < 50",
    text = "Verbind samen opleiden met RAP en de alliantie in één gezamenlijke jaaragenda.",
}

grow.recommendation {
    id = "A54", theme = "opdracht", priority = 2,
    title = "Maak een korte risicoanalyse",
    valid = OPEN, sources = { "s003-regiovorming" },
    owner = "stuurgroep partnerschap", term = QUARTER,
    when = "dims_onder_50 >= 3",
    text = "Maak een korte risicoanalyse van de overgang: wat kan misgaan, wie merkt het, wat " ..
        "doen wij?",
}

grow.recommendation {
    id = "A55", theme = "governance", priority = 2,
    title = "Maak afspraken met andere partnerschappen",
    valid = OPEN, sources = { "pub04-2024-07-01" },
    owner = "stuurgroepen", term = QUARTER,
    when = "anderen >= 1",
    text = "Maak bestuurlijke afspraken met de andere partnerschappen in de hoofdregio: wie " ..
        "doet wat bij opleiden?",
}

grow.recommendation {
    id = "A56", theme = "financien", priority = 3,
    title = "Bespreek de stagevergoeding",
    valid = OPEN, sources = { "pub04-2024-07-01" },
    owner = "schoolbestuur", term = HALF_YEAR,
    when = "item.R29 < 50",
    text = "Bespreek de stagevergoeding: bedrag, wie betaalt en hoe dit past bij het " ..
        "aanstellingsbeleid.",
}

grow.recommendation {
    id = "A57", theme = "uitvoering", priority = 1,
    title = "Maak de eerste stap kleiner of bespreek twijfel",
    valid = OPEN, sources = { "pub17-grow-model" },
    owner = "facilitator", term = DIRECT,
    when = "item.W02 < 60 or item.W08 < 60",
    text = "Het commitment is laag. Maak de eerste stap kleiner of voer eerst het gesprek over " ..
        "de twijfel.",
}

grow.recommendation {
    id = "A58", theme = "uitvoering", priority = 1,
    title = "Zet de keuze op beide agenda's",
    valid = OPEN, sources = { "s002-vorming-positionering" },
    owner = "programmaleider", term = DIRECT,
    when = "item.W10 < 100",
    text = "Zet de keuze op de agenda van de stuurgroep én van de onderwijsregio.",
}

grow.recommendation {
    id = "A59", theme = "uitvoering", priority = 3,
    title = "Plan een evaluatiemoment",
    valid = OPEN, sources = { "s004-evaluatie" },
    owner = "stuurgroep partnerschap", term = SCHOOL_YEAR,
    when = "regios >= 1",
    text = "Plan een moment waarop u kijkt of structuur, aanpak en effect kloppen.",
}

grow.recommendation {
    id = "A60", theme = "uitvoering", priority = 2,
    title = "Vraag wie ontbreekt om in te vullen",
    valid = OPEN, sources = { "s004-drie-elementen" },
    owner = "facilitator", term = DIRECT,
    when = "count(role.missing) >= 1",
    text = "Vraag wie ontbreekt ({role.missing}) om alsnog in te vullen. Het beeld is nu " ..
        "eenzijdig.",
}
