-- The fifteen questions in short, each with its building block and with what to add to the plan when
-- it is not there yet.
return {
    {
        id = "VT01", element = "Opgaven en integrale aanpak", block = "tekort", short = "Opgaven met cijfers",
        add = "Beschrijf tekort, instroom en behoud met cijfers per sector.",
    },
    {
        id = "VT02", element = "Opgaven en integrale aanpak", block = "tekort", short = "Werven en matchen",
        add = "Zeg wie werft en matcht, voor wie en met welk doel.",
    },
    {
        id = "VT03", element = "Opgaven en integrale aanpak", block = "kwaliteit", short = "Opleiden",
        add = "Laat zien wat de partnerschappen al doen en wat de regio daaraan toevoegt.",
    },
    {
        id = "VT04", element = "Opgaven en integrale aanpak", block = "kwaliteit", short = "Begeleiden en professionaliseren",
        add = "Beschrijf de lijn van student naar starter en ervaren leraar.",
    },
    {
        id = "VT05", element = "Opgaven en integrale aanpak", block = "tekort", short = "Eén plan voor vijf functies",
        add = "Leg de vijf functies naast elkaar: wat versterkt elkaar, wat ontbreekt?",
    },
    {
        id = "VT06", element = "Relevante regio", block = "omvang", short = "Grenzen",
        add = "Onderbouw de grenzen met waar studenten en leraren wonen en werken.",
    },
    {
        id = "VT07", element = "Relevante regio", block = "omvang", short = "Sectoren",
        add = "Leg uit waarom deze sectoren meedoen, en andere niet.",
    },
    {
        id = "VT08", element = "Relevante regio", block = "samenwerking", short = "Partners die missen",
        add = "Noem welke besturen en opleidingen nog missen en wanneer u met hen praat.",
    },
    {
        id = "VT09", element = "Relevante regio", block = "samenwerking", short = "Buurregio's",
        add = "Stem grenzen en partners af met elke buurregio, en schrijf de uitkomst op.",
    },
    {
        id = "VT10", element = "Relevante regio", block = "samenwerking", short = "Partnerschappen over de grens",
        add = "Spreek af hoe een partnerschap in meer regio's één geheel blijft.",
    },
    {
        id = "VT11", element = "Governance", block = "samenwerking", short = "Gelijkwaardige rol",
        add = "Leg vast wie stemt, en dat geen partij alleen kan besluiten.",
    },
    {
        id = "VT12", element = "Governance", block = "samenwerking", short = "Beroepsgroep",
        add = "Noem wie de beroepsgroep vertegenwoordigt, met welke taak en hoeveel tijd.",
    },
    {
        id = "VT13", element = "Governance", block = "samenwerking", short = "Besluiten en geld",
        add = "Beschrijf wie besluit, hoe het geld loopt en wie zich aan wie verantwoordt.",
    },
    {
        id = "VT14", element = "Governance", block = "kwaliteit", short = "Kennis en onderzoek",
        add = "Zeg wat de regio deelt, en wie meedoet aan de monitoring.",
    },
    {
        id = "VT15", element = "Governance", block = "tekort", short = "Experimenteerruimte",
        add = "Noem waar u wilt afwijken, bijvoorbeeld bij bevoegdheden of onderwijstijd. Of zeg dat u dat niet wilt.",
    },
}
