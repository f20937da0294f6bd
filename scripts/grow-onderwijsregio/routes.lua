-- The ten routes: what must hold before a route is possible at all, and what speaks for it.
--
-- Every criterion is 0..1; one that has no data is left out with its weight. Weights are a first
-- proposal, to be calibrated with users. R04 and R22 are reversed when they are scored, so a high
-- item.R04 means no fear of losing the own way of working, a high item.R22 no extra layer.
local grow = require "grow"

-- How fit and support make the rank, from how many roles on, and when a role withholds support.
local MIX = { fit = 0.7, support = 0.3 }
local ROLES = 2
local VETO = 12.5

local STATUS_UNKNOWN = "De status van het partnerschap is niet ingevuld."

local RECOGNISED = {
    when = "F02 == erkend",
    say = "Het partnerschap is nog niet erkend.",
    unknown = STATUS_UNKNOWN,
    unblock = "Rond eerst de beoordeling af, zodat het partnerschap erkend is.",
}

local ONE_MAIN_REGION = {
    when = "regios == 1 or share_max >= 0.8",
    say = "Geen enkele regio heeft ten minste 80% van uw studenten.",
    unknown = "Hoeveel studenten u in elke onderwijsregio hebt, is niet ingevuld.",
    unblock = "Mogelijk als u in één regio werkt, of met ten minste 80% van de studenten in " ..
        "de hoofdregio.",
}

local MORE_REGIONS = {
    when = "regios >= 2",
    say = "U werkt niet in twee of meer onderwijsregio's.",
    unknown = "In hoeveel onderwijsregio's u studenten hebt, is niet ingevuld.",
    unblock = "Mogelijk zodra u in ten minste twee onderwijsregio's studenten opleidt.",
}

local OTHER_PARTNERSHIP = {
    when = "anderen >= 1",
    say = "In de hoofdregio is geen ander partnerschap.",
    unknown = "Het aantal andere partnerschappen in de hoofdregio is niet bekend.",
    unblock = "Mogelijk zodra er een ander partnerschap in de hoofdregio is.",
}

grow.route {
    id = "trekker_opleiden",
    label = "Trekker van opleiden in één onderwijsregio",
    text = "U leidt namens de regio het thema opleiden en blijft als partnerschap herkenbaar.",
    risk = "Geld en eigenaarschap schuiven op naar de agenda van de regio.",
    sources = { "s002-vijf-functies", "s002-vorming-positionering" },
    requires = {
        RECOGNISED,
        ONE_MAIN_REGION,
        {
            when = "regio_totaal >= amount.ldn2025.regio_min",
            say = "De partnerschappen in de hoofdregio leiden samen minder dan 150 studenten op.",
            unknown = "Hoeveel studenten alle partnerschappen in de hoofdregio samen opleiden, " ..
                "is niet bekend.",
            unblock = "Mogelijk vanaf 150 studenten van alle partnerschappen in de hoofdregio " ..
                "samen.",
        },
    },
    criteria = {
        { label = "Huidige rol bij opleiden", value = "item.R07 / 100", weight = 3 },
        { label = "Kwaliteit", value = "dimension.kwaliteit / 100", weight = 3 },
        { label = "Governance", value = "dimension.governance / 100", weight = 2 },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 2 },
        { label = "Weinig andere partnerschappen in de regio", value = "ruimte", weight = 1 },
        { label = "Gewenste rol bij opleiden", value = "item.G09 / 100", weight = 1 },
    },
    support = "O01", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "doorlopende_lijn",
    label = "Trekker van de doorlopende lijn opleiden–begeleiden–professionaliseren",
    text = "U verbindt opleiden, het begeleiden van starters en professionaliseren in één lijn.",
    risk = "De opdracht wordt te breed voor de capaciteit.",
    sources = { "s002-vijf-functies", "s003-opdracht" },
    requires = { RECOGNISED, ONE_MAIN_REGION },
    criteria = {
        {
            label = "Huidige rol bij begeleiden en professionaliseren",
            value = "mean(item.R08, item.R09) / 100",
            weight = 3,
        },
        {
            label = "Gewenste rol bij begeleiden en professionaliseren",
            value = "mean(item.G10, item.G11) / 100",
            weight = 2,
        },
        { label = "Kwaliteit", value = "dimension.kwaliteit / 100", weight = 2 },
        { label = "Samenhang met RAP en alliantie", value = "item.R10 / 100", weight = 2 },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 1 },
        { label = "Afspraken over geld", value = "dimension.financien / 100", weight = 1 },
    },
    support = "O02", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "convenant_regios",
    label = "Eén partnerschap over meerdere regio's, met geldafspraken (convenant)",
    text = "U blijft één partnerschap en legt met elke penvoerder vast hoe het geld loopt.",
    risk = "Geld van meerdere penvoerders komt te laat of voor een deel.",
    sources = { "s002-qa2025-regios", "s000-aandachtspunten" },
    requires = { MORE_REGIONS },
    criteria = {
        { label = "Wens om één geheel te blijven", value = "item.G12 / 100", weight = 3 },
        { label = "Studenten in de hoofdregio of regio's ernaast", value = "adj", weight = 3 },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 2 },
        {
            label = "Spreiding van studenten over regio's",
            value = "lin(1 - share_max, 0.1, 0.4)",
            weight = 2,
        },
        { label = "Kwaliteit", value = "dimension.kwaliteit / 100", weight = 1 },
        { label = "Aantal studenten dat meetelt", value = "lin(tel, 150, 350)", weight = 1 },
    },
    support = "O03", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "centrale_dienst",
    label = "Opgaan in een centrale dienst van de onderwijsregio",
    text = "De organisatie van samen opleiden gaat over naar de centrale dienst van de regio.",
    risk = "De eigen aard gaat verloren; of lerarenopleidingen en mbo mogen meedoen, hangt af " ..
        "van de wet.",
    sources = { "s002-vorming-centrale-dienst", "s003-governance" },
    requires = {
        {
            when = "F13 in (centrale_dienst_bestaand, centrale_dienst_voorbereiding)",
            say = "De hoofdregio heeft geen centrale dienst en bereidt die ook niet voor.",
            unknown = "Hoe de hoofdregio juridisch is geregeld, is niet ingevuld.",
            unblock = "Mogelijk zodra de hoofdregio een centrale dienst heeft of voorbereidt.",
        },
    },
    criteria = {
        { label = "Voorkeur voor centraal sturen", value = "1 - item.G13 / 100", weight = 3 },
        { label = "Governance", value = "dimension.governance / 100", weight = 2 },
        { label = "Samenhang met RAP en alliantie", value = "item.R10 / 100", weight = 2 },
        {
            label = "Geen zorg over de eigen manier van werken",
            value = "item.R04 / 100",
            weight = 2,
        },
        {
            label = "Huidige rol in de vijf functies",
            value = "mean(item.R05, item.R06, item.R07, item.R08, item.R09) / 100",
            weight = 1,
        },
        { label = "Vertrouwen in de regio", value = "item.R20 / 100", weight = 1 },
    },
    support = "O04", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "netwerk_naast",
    label = "Netwerk naast de onderwijsregio, met afspraken over geld en opdracht",
    text = "U blijft een eigen netwerk en spreekt met de regio af wat u doet en wat dat kost.",
    risk = "Het netwerk krijgt geen geld meer of wordt een extra laag.",
    sources = { "s003-governance", "s002-qa2025" },
    requires = {
        {
            when = "geld_ja_deels >= 1",
            say = "Met geen enkele penvoerder is er een geldafspraak. De regels van 2025 kennen " ..
                "geen eigen geldstroom voor partnerschappen.",
            unknown = "De geldafspraken met de penvoerders zijn niet ingevuld.",
            unblock = "Mogelijk zodra er met ten minste één penvoerder (voor een deel) een " ..
                "geldafspraak is.",
        },
    },
    criteria = {
        { label = "Voorkeur voor sturen als netwerk", value = "item.G13 / 100", weight = 3 },
        {
            label = "Governance van de regio nog zwak",
            value = "1 - dimension.governance / 100",
            weight = 2,
        },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 2 },
        { label = "Inrichting van de regio nog open", value = "F13 == nog_open", weight = 2 },
        {
            label = "De regio voelt als een extra laag",
            value = "1 - item.R22 / 100",
            weight = 1,
        },
    },
    support = "O05", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "samengaan",
    label = "Samengaan met een ander partnerschap",
    text = "U vormt één partnerschap met een ander partnerschap in de hoofdregio.",
    risk = "Relaties gaan verloren; samengaan alleen om het geld houdt geen stand.",
    sources = { "s002-qa2025-middelen", "s002-vorming-splitsen" },
    requires = { OTHER_PARTNERSHIP },
    criteria = {
        { label = "Weinig studenten die meetellen", value = "1 - lin(tel, 150, 350)", weight = 3 },
        {
            label = "Afspraken over geld nog zwak",
            value = "1 - dimension.financien / 100",
            weight = 2,
        },
        { label = "Zelfde doelen in de regio", value = "item.R21 / 100", weight = 2 },
        { label = "Andere partnerschappen in de regio", value = "lin(anderen, 0, 3)", weight = 1 },
        { label = "Gedeelde opdracht", value = "dimension.opdracht / 100", weight = 1 },
        { label = "Te weinig begeleiders om te groeien", value = "1 - item.R36 / 100", weight = 1 },
    },
    support = "O06", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "opbouwen",
    label = "Eerst opbouwen als aspirant, daarna kiezen",
    text = "U bouwt het partnerschap op tot de beoordeling en kiest daarna een plek in de regio.",
    risk = "U staat aan de kant terwijl de regio besluit.",
    sources = { "s002-qa2025-ondergrens", "s002-qa2025-review" },
    requires = {
        {
            when = "F02 in (aspirant, in_opbouw)",
            say = "Deze route is voor een partnerschap dat aspirant is of in opbouw.",
            unknown = STATUS_UNKNOWN,
            unblock = "Een erkend partnerschap kiest een andere route.",
        },
    },
    criteria = {
        { label = "Beoordeling dichtbij", value = "beoordeling_nabij", weight = 3 },
        { label = "Gedeelde opdracht", value = "dimension.opdracht / 100", weight = 2 },
        {
            label = "Kwaliteit nog in ontwikkeling",
            value = "1 - dimension.kwaliteit / 100",
            weight = 1,
        },
        { label = "Groei", value = "dimension.groei / 100", weight = 1 },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 1 },
    },
    support = "O07", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "landelijke_regio",
    label = "Aansluiten bij een landelijke onderwijsregio",
    text = "U sluit met (een deel van) de scholen aan bij een regio die niet aan grenzen vastzit.",
    risk = "De band met de arbeidsmarkt in de eigen omgeving wordt zwak.",
    sources = { "s001-aanvragen", "s002-vorming-brede-regio" },
    requires = {
        {
            when = "F12 != nee",
            say = "Er is geen landelijke onderwijsregio genoemd die bij uw scholen past.",
            unknown = "Of een landelijke onderwijsregio bij uw scholen past, is niet ingevuld.",
            unblock = "Mogelijk als een landelijke onderwijsregio past bij (een deel van) uw " ..
                "scholen.",
        },
    },
    criteria = {
        { label = "Wens om één geheel te blijven", value = "item.G12 / 100", weight = 3 },
        { label = "Spreiding over veel regio's", value = "lin(regios, 1, 4)", weight = 2 },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 2 },
        { label = "Opleidingen tekenen mee", value = "1 - aandeel_niet", weight = 2 },
        { label = "Regiogrenzen passen slecht", value = "1 - item.R30 / 100", weight = 1 },
    },
    support = "O08", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "federatie",
    label = "Federatie van partnerschappen binnen één regio",
    text = "De partnerschappen in de hoofdregio blijven zelfstandig en treden samen op.",
    risk = "Besluiten duren lang.",
    sources = { "s002-vorming-positionering", "pub04-2024-07-01" },
    requires = { OTHER_PARTNERSHIP },
    criteria = {
        { label = "Andere partnerschappen in de regio", value = "lin(anderen, 0, 3)", weight = 3 },
        { label = "Eigenaarschap", value = "dimension.eigenaarschap / 100", weight = 2 },
        {
            label = "Zorg over de eigen manier van werken",
            value = "1 - item.R04 / 100",
            weight = 2,
        },
        { label = "Aantal studenten dat meetelt", value = "lin(tel, 350, 700)", weight = 2 },
        { label = "Governance", value = "dimension.governance / 100", weight = 1 },
        { label = "Voorkeur voor sturen als netwerk", value = "item.G13 / 100", weight = 1 },
    },
    support = "O09", mix = MIX, roles = ROLES, veto = VETO,
}

grow.route {
    id = "splitsen",
    label = "Splitsen langs de regiogrenzen",
    text = "Elk deel van het partnerschap gaat verder in de eigen onderwijsregio.",
    risk = "Wat is opgebouwd, breekt af. Bij aangrenzende regio's is het niet nodig.",
    sources = { "s002-qa2025-regios" },
    requires = { MORE_REGIONS },
    criteria = {
        { label = "Studenten in regio's die niet aangrenzen", value = "1 - adj", weight = 3 },
        {
            label = "Weinig wens om één geheel te blijven",
            value = "1 - item.G12 / 100",
            weight = 3,
        },
        {
            label = "Weinig eigenaarschap",
            value = "1 - dimension.eigenaarschap / 100",
            weight = 2,
        },
        { label = "Spreiding van studenten over regio's", value = "1 - share_max", weight = 1 },
    },
    support = "O10", mix = MIX, roles = ROLES, veto = VETO,
    note = "Splitsen is niet nodig als de regio's aan elkaar grenzen. Geldafspraken per " ..
        "penvoerder zijn dan genoeg (Q&A regeling 2025).",
}
