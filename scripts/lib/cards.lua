-- The sixteen conversation cards: each opens a talk on positie, kwaliteit, organisatie or
-- financiering. What is asked is the same in every pack; when a card is drawn is said by the caller,
-- since each pack measures something else.
-- It must not know any question of a pack.
local cards = {}

local DECK = {
    ["KP-1"] = {
        theme = "positie", title = "Onze betekenis voor de regio",
        opening = "Waar zou de regio ons missen als wij er niet waren?",
        deepening = "Wie buiten ons partnerschap zegt dat ook?",
    },
    ["KP-2"] = {
        theme = "positie", title = "Onze rol bij elke functie",
        opening = "Welke rol willen wij bij elke functie?",
        deepening = "Welke rol laten wij aan een ander?",
    },
    ["KP-3"] = {
        theme = "positie", title = "Wie spreekt namens ons",
        opening = "Wie spreekt namens ons, en met welk mandaat?",
        deepening = "Wanneer moet die persoon terug naar ons?",
    },
    ["KP-4"] = {
        theme = "positie", title = "Wat studenten en leraren merken",
        opening = "Wat betekent onze plek voor studenten en leraren?",
        deepening = "Hoe weten wij dat?",
    },
    ["KW-1"] = {
        theme = "kwaliteit", title = "Wat nooit verloren mag gaan",
        opening = "Wat mag in de regio nooit verloren gaan?",
        deepening = "Hoe leggen wij dat vast?",
    },
    ["KW-2"] = {
        theme = "kwaliteit", title = "Meer dan een gewone stage",
        opening = "Waaraan ziet een student dat dit geen gewone stage is?",
        deepening = "Geldt dat op elke vestiging?",
    },
    ["KW-3"] = {
        theme = "kwaliteit", title = "De zwakste waarborg",
        opening = "Welke waarborg is bij ons het zwakst?",
        deepening = "Wie kan ons daarbij helpen?",
    },
    ["KW-4"] = {
        theme = "kwaliteit", title = "Ons beeld van het beroep",
        opening = "Past ons beeld van het beroep bij dat van de andere partnerschappen?",
        deepening = "Waar willen wij verschillen?",
    },
    ["KO-1"] = {
        theme = "organisatie", title = "Overleggen die weg kunnen",
        opening = "Welke overleggen kunnen weg nu er een regio is?",
        deepening = "Wie beslist dat?",
    },
    ["KO-2"] = {
        theme = "organisatie", title = "Netwerk of centrale organisatie",
        opening = "Liever een netwerk of één centrale organisatie?",
        deepening = "Waar bent u bang voor?",
    },
    ["KO-3"] = {
        theme = "organisatie", title = "Eén geheel in meer regio's",
        opening = "Hoe blijven wij één geheel als wij in meer regio's werken?",
        deepening = "Wat regelen wij per regio, wat samen?",
    },
    ["KO-4"] = {
        theme = "organisatie", title = "De invloed van de beroepsgroep",
        opening = "Heeft de beroepsgroep echt invloed?",
        deepening = "Op welk besluit in het afgelopen jaar?",
    },
    ["KF-1"] = {
        theme = "financiering", title = "Wat goed samen opleiden kost",
        opening = "Wat kost goed samen opleiden bij ons per jaar?",
        deepening = "Welk deel is begeleiding?",
    },
    ["KF-2"] = {
        theme = "financiering", title = "Afspraken met elke penvoerder",
        opening = "Wat is op papier geregeld met elke penvoerder?",
        deepening = "Wat gebeurt er als iemand niet betaalt?",
    },
    ["KF-3"] = {
        theme = "financiering", title = "Groei die later wordt betaald",
        opening = "Hoe betalen wij groei die pas later wordt bekostigd?",
        deepening = "Wie draagt het risico?",
    },
    ["KF-4"] = {
        theme = "financiering", title = "Laten zien waar het geld blijft",
        opening = "Hoe laten wij zien waar het geld aan is besteed?",
        deepening = "Wie vraagt daarnaar?",
    },
}

-- The card with this id, drawn when the condition holds.
function cards.drawn(id, condition)
    local card = DECK[id]
    return {
        id = id, theme = card.theme, title = card.title,
        opening = card.opening, deepening = card.deepening, when = condition,
    }
end

return cards
