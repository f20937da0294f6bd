-- The sixteen questions in short, each with its block and the card that opens the talk about it.
return {
    { id = "KV01", block = "Maatschappelijke opdracht", short = "Opbrengst van de regio", card = "KP-4" },
    { id = "KV02", block = "Maatschappelijke opdracht", short = "Sneller het tekort aanpakken", card = "KP-2" },
    { id = "KV03", block = "Maatschappelijke opdracht", short = "Flexibele routes", card = "KP-2" },
    { id = "KV04", block = "Maatschappelijke opdracht", short = "Leraren behouden", card = "KP-4" },
    { id = "KV05", block = "Vorming van de regio", short = "Wat de regio overneemt", card = "KP-1" },
    { id = "KV06", block = "Vorming van de regio", short = "Past de opzet", card = "KO-2" },
    { id = "KV07", block = "Vorming van de regio", short = "Geen extra laag", card = "KO-1" },
    { id = "KV08", block = "Vorming van de regio", short = "Risico's", card = "KO-3" },
    { id = "KV09", block = "Kwaliteit", short = "Kwaliteit borgen", card = "KW-3" },
    { id = "KV10", block = "Kwaliteit", short = "Terugval op gewone stages", card = "KW-2" },
    { id = "KV11", block = "Kwaliteit", short = "Eigenaarschap", card = "KW-1" },
    { id = "KV12", block = "Kwaliteit", short = "Geld voor begeleiding", card = "KF-1" },
    { id = "KV13", block = "Governance en financiën", short = "Centraal of netwerk", card = "KO-2" },
    { id = "KV14", block = "Governance en financiën", short = "Wie wat besluit", card = "KP-3" },
    { id = "KV15", block = "Governance en financiën", short = "Nieuw of bestaand geld", card = "KF-2" },
    { id = "KV16", block = "Governance en financiën", short = "Geld blijft voor opleiden", card = "KF-4" },
}
