-- The list per vestiging (RC01) held against the regions (F04): does it add up, is anything counted
-- twice, and is each region large enough. Every check has students, an amount and an outcome.
local grow = require "grow"
local regions = require "lib/regions"

local NOBODY = "(geen penvoerder bekend)"

local function rate()
    return amount.ldn2025.per_student
end

local function key(...)
    return table.concat({ ... }, "\t")
end

local function vestiging(row)
    return key(row.brin, row.vestigingsnummer)
end

-- As people write a vestiging.
local function called(row)
    return row.brin .. "-" .. row.vestigingsnummer
end

local function penvoerder_of(name)
    for _, region in ipairs(fact.F04 or {}) do
        if region.naam == name then
            return region.penvoerder
        end
    end
    return nil
end

-- A vestiging may stand in a regional application and in that of Landelijk groen.
local function is_green(row)
    return string.find(string.lower(row.regio), "landelijk groen") ~= nil
end

local function listed_in(name)
    return regions.sum(fact.RC01, function(row)
        return row.regio == name
    end, function(row)
        return row.studenten
    end)
end

local function stated_in(name)
    return regions.sum(fact.F04, function(region)
        return region.naam == name
    end, function(region)
        return region.studenten_t1
    end)
end

-- The names of the regions of F04, and after them those that only the list has; each once.
local function region_names()
    local names, known = {}, {}
    for _, region in ipairs(fact.F04) do
        if not known[region.naam] then
            table.insert(names, region.naam)
        end
        known[region.naam] = true
    end
    for _, row in ipairs(fact.RC01) do
        if not known[row.regio] then
            table.insert(names, row.regio)
        end
        known[row.regio] = true
    end
    return names
end

-- The fewest students to add, strike or move before list and regions are the same. Who stands in
-- another region is too few in one and too many in the other: that is one student, not two.
local function difference()
    local too_few, too_many = 0, 0
    for _, name in ipairs(region_names()) do
        local more = listed_in(name) - stated_in(name)
        too_few = too_few + math.max(0, -more)
        too_many = too_many + math.max(0, more)
    end
    return math.max(too_few, too_many)
end

-- Adds `row` to the group `name`; the groups stand in the order of their first row.
local function put(groups, name, row)
    if groups[name] == nil then
        groups[name] = {}
        table.insert(groups, groups[name])
    end
    table.insert(groups[name], row)
end

-- How many of these rows have their own value of `column`, and these values: "A en B".
local function distinct(rows, column)
    local seen, values = {}, {}
    for _, row in ipairs(rows) do
        if not seen[row[column]] then
            table.insert(values, row[column])
        end
        seen[row[column]] = true
    end
    return #values, regions.join(values)
end

local function students_of(rows, test)
    return regions.sum(rows, test, function(row)
        return row.studenten
    end)
end

-- The vestigingen with rows in two applications: what they are called, where they stand, and how
-- many students an earlier row has in another region.
local function in_two_applications()
    local places, found = {}, {}
    for _, row in ipairs(fact.RC01 or {}) do
        if not is_green(row) then
            put(places, vestiging(row), row)
        end
    end
    for _, rows in ipairs(places) do
        local count, names = distinct(rows, "regio")
        if count > 1 then
            table.insert(found, {
                name = called(rows[1]), place = names,
                students = students_of(rows, function(row)
                    return row.regio ~= rows[1].regio
                end),
            })
        end
    end
    return found
end

-- The rows that stand in the list before: same vestiging, region, sector and institute.
local function double_rows()
    local seen, found = {}, {}
    for _, row in ipairs(fact.RC01 or {}) do
        local place = key(vestiging(row), row.regio, row.sector, row.lerarenopleiding)
        if seen[place] then
            table.insert(found, {
                name = called(row), students = row.studenten,
                place = row.regio .. ", " .. row.sector .. ", " .. row.lerarenopleiding,
            })
        end
        seen[place] = true
    end
    return found
end

local function is_of(sector)
    return function(row)
        return row.sector == sector
    end
end

-- Every BRIN that has rows in po and in vo, with the smaller side: that may be counted twice.
local function in_po_and_vo()
    local schools, found = {}, {}
    for _, row in ipairs(fact.RC01 or {}) do
        if row.sector == "po" or row.sector == "vo" then
            put(schools, row.brin, row)
        end
    end
    for _, rows in ipairs(schools) do
        if distinct(rows, "sector") > 1 then
            local _, names = distinct(rows, "regio")
            table.insert(found, {
                name = rows[1].brin, place = names,
                students = math.min(students_of(rows, is_of("po")), students_of(rows, is_of("vo"))),
            })
        end
    end
    return found
end

-- Of these: those of one vestiging with the same number in po and in vo. The same people, then.
local function overlapping()
    local po, sum = {}, 0
    for _, row in ipairs(fact.RC01) do
        if row.sector == "po" then
            po[key(vestiging(row), row.studenten)] = true
        end
    end
    for _, row in ipairs(fact.RC01) do
        if row.sector == "vo" and po[key(vestiging(row), row.studenten)] then
            sum = sum + row.studenten
        end
    end
    return sum
end

-- The vestigingen of a region that F04 does not have.
local function without_region()
    local found = {}
    for _, row in ipairs(fact.F04 and fact.RC01 or {}) do
        if penvoerder_of(row.regio) == nil then
            table.insert(found, { name = called(row), place = row.regio, students = row.studenten })
        end
    end
    return found
end

local function total(find)
    return function()
        local sum = 0
        for _, place in ipairs(find()) do
            sum = sum + place.students
        end
        return sum
    end
end

-- What these are called, in a sentence: the first three, and how many more there are.
local function named(find, call)
    return function()
        local names = {}
        local found = find()
        for at = 1, math.min(#found, 3) do
            table.insert(names, call(found[at]))
        end
        if #found > 3 then
            table.insert(names, "nog " .. #found - 3 .. " andere")
        end
        return #names > 0 and table.concat(names, "; ") or nil
    end
end

local function name_only(place)
    return place.name
end

local function name_and_place(place)
    return place.name .. " in " .. place.place
end

-- Own students in regions in which all partnerships together stay below the least number.
local function in_small_regions()
    return regions.sum(fact.F04, regions.too_small, function(row)
        return row.studenten_t1
    end)
end

local function stop_above_zero(id)
    return function()
        return figure[id] > 0 and "stop" or "in orde"
    end
end

local function brin_outcome()
    if figure.brin_dubbel > 0 then
        return "stop"
    end
    return figure.brin_po_vo > 0 and "let op" or "in orde"
end

local CHECKS = {
    { id = "som", label = "Som per regio gelijk aan F04", count = difference,
      needs = { "fact.RC01", "fact.F04" }, remedy = "Maak lijst en F04 per regio gelijk.",
      source = "s002-qa2025-administratie" },
    { id = "aanvraag", label = "Eén vestiging in twee aanvragen",
      count = total(in_two_applications), needs = { "fact.RC01" },
      remedy = "Kies per vestiging één aanvraag.",
      source = "pub08-dus-i" },
    { id = "rij", label = "Dezelfde rij twee keer", count = total(double_rows),
      needs = { "fact.RC01" }, remedy = "Haal de dubbele rij weg.",
      source = "s002-qa2025-administratie" },
    { id = "brin", label = "Eén BRIN in po en vo", count = total(in_po_and_vo),
      needs = { "fact.RC01" }, remedy = "Leg met DUS-I vast in welke regio u telt.",
      source = "s002-qa2025-gespecialiseerd", outcome = brin_outcome },
    { id = "klein", label = "Regio met samen minder dan 150 studenten", count = in_small_regions,
      needs = { "fact.F04" }, remedy = "Bespreek aansluiting bij een buurregio.",
      source = "s002-qa2025-ondergrens" },
}

grow.figure {
    id = "brin_dubbel", label = "Dezelfde studenten in po en vo", unit = "students",
    decimals = 0, needs = { "fact.RC01" }, value = overlapping,
    sources = { "s002-qa2025-gespecialiseerd" },
}

-- Which vestigingen the actions speak of.
local function declare_names(id, label, find, call)
    grow.figure {
        id = id, label = label, unit = "text", needs = { "fact.RC01" }, value = named(find, call),
    }
end

declare_names("aanvraag_namen", "Vestigingen in twee aanvragen", in_two_applications,
    name_and_place)
declare_names("rij_namen", "Vestigingen met een rij die er twee keer staat", double_rows, name_only)
declare_names("brin_namen", "BRIN-nummers in po en vo", in_po_and_vo, name_only)

for _, check in ipairs(CHECKS) do
    local count = check.id == "brin" and "brin_po_vo" or check.id .. "_studenten"
    check.figure = count
    grow.figure {
        id = count, label = check.label .. ": studenten", unit = "students", decimals = 0,
        needs = check.needs, value = check.count, sources = { check.source },
    }
    grow.figure {
        id = check.id .. "_euro", label = check.label .. ": bedrag", unit = "euro", decimals = 0,
        needs = { "figure." .. count },
        value = "amount.ldn2025.per_student * figure." .. count, sources = { check.source },
    }
    grow.figure {
        id = check.id .. "_stand", label = check.label, unit = "text",
        needs = { "figure." .. count }, value = check.outcome or stop_above_zero(count),
        sources = { check.source },
    }
end

-- Checks may be about the same students, so their amounts are not added up.
grow.figure {
    id = "lijst_euro", label = "Grootste bedrag dat niet klopt in de lijst", unit = "euro",
    decimals = 0, needs = { "fact.RC01" },
    value = function()
        local most = 0
        for _, id in ipairs({ "som", "aanvraag", "rij", "brin" }) do
            most = math.max(most, figure[id .. "_euro"] or 0)
        end
        return most
    end,
    sources = { "s002-qa2025-administratie" },
}

grow.table {
    id = "tellijst", label = "De lijst nagerekend",
    columns = {
        { id = "toets", label = "Toets", unit = "text" },
        { id = "uitkomst", label = "Uitkomst", unit = "text" },
        { id = "studenten", label = "Studenten", unit = "students" },
        { id = "bedrag", label = "Bedrag", unit = "euro" },
        { id = "doen", label = "Wat u doet", unit = "text" },
    },
    sources = { "s002-qa2025-administratie" },
    rows = function()
        local rows = {}
        for _, check in ipairs(CHECKS) do
            local outcome = figure[check.id .. "_stand"]
            table.insert(rows, {
                toets = check.label, uitkomst = outcome or "let op",
                studenten = figure[check.figure], bedrag = figure[check.id .. "_euro"],
                doen = outcome == nil and "Vul de lijst en F04 in."
                    or outcome ~= "in orde" and check.remedy or nil,
            })
        end
        return rows
    end,
}

-- Where what the checks count is found in the list.
local PLACES = {
    { label = "Vestiging in twee aanvragen", find = in_two_applications },
    { label = "Rij staat twee keer in de lijst", find = double_rows },
    { label = "BRIN in po en vo", find = in_po_and_vo },
    { label = "Regio staat niet in F04", find = without_region },
}

grow.figure {
    id = "aantal_vindplaatsen", unit = "count", decimals = 0, hidden = true,
    value = function()
        local count = 0
        for _, check in ipairs(PLACES) do
            count = count + #check.find()
        end
        return count
    end,
}

grow.table {
    id = "vindplaatsen", label = "Om welke vestigingen het gaat",
    columns = {
        { id = "vestiging", label = "BRIN en vestiging", unit = "text" },
        { id = "toets", label = "Wat er is", unit = "text" },
        { id = "waar", label = "Waar", unit = "text" },
        { id = "studenten", label = "Studenten", unit = "students" },
        { id = "bedrag", label = "Bedrag", unit = "euro" },
    },
    sources = { "s002-qa2025-administratie", "pub08-dus-i", "s002-qa2025-gespecialiseerd" },
    rows = function()
        local rows = {}
        for _, check in ipairs(PLACES) do
            for _, place in ipairs(check.find()) do
                table.insert(rows, {
                    vestiging = place.name, toets = check.label, waar = place.place,
                    studenten = place.students, bedrag = rate() * place.students,
                })
            end
        end
        return rows
    end,
}

local function region_outcome(listed, region)
    if listed ~= region.studenten_t1 or regions.too_small(region) then
        return "stop"
    end
    return "in orde"
end

grow.table {
    id = "per_regio", label = "De lijst per regio",
    columns = {
        { id = "regio", label = "Regio", unit = "text" },
        { id = "penvoerder", label = "Penvoerder", unit = "text" },
        { id = "lijst", label = "In de lijst", unit = "students" },
        { id = "opgave", label = "In F04", unit = "students" },
        { id = "verschil", label = "Verschil in geld", unit = "euro" },
        { id = "samen", label = "Alle scholen in de regio", unit = "students" },
        { id = "uitkomst", label = "Uitkomst", unit = "text" },
    },
    sources = { "s002-qa2025-administratie", "s002-qa2025-ondergrens" },
    rows = function()
        local rows = {}
        for _, region in ipairs(fact.F04 or {}) do
            local listed = listed_in(region.naam)
            table.insert(rows, {
                regio = region.naam, penvoerder = region.penvoerder, lijst = listed,
                opgave = region.studenten_t1,
                verschil = listed and rate() * math.abs(listed - region.studenten_t1),
                samen = region.regio_totaal_studenten,
                uitkomst = listed and region_outcome(listed, region) or "let op",
            })
        end
        local others = {}
        for _, place in ipairs(without_region()) do
            put(others, place.place, place)
        end
        for _, places in ipairs(others) do
            local listed = listed_in(places[1].place)
            table.insert(rows, {
                regio = places[1].place, penvoerder = NOBODY, lijst = listed,
                verschil = rate() * listed, uitkomst = "stop",
            })
        end
        return rows
    end,
}

-- After the rows of each penvoerder what they come to: who gets the list can check it.
local function with_totals(rows)
    local result, students = {}, 0
    for at, row in ipairs(rows) do
        table.insert(result, row)
        students = students + row.studenten
        local next_row = rows[at + 1]
        if next_row == nil or next_row.penvoerder ~= row.penvoerder then
            table.insert(result, {
                penvoerder = row.penvoerder, regio = "Totaal", studenten = students,
                bedrag = rate() * students,
            })
            students = 0
        end
    end
    return result
end

grow.table {
    -- Whoever has no region in F04 comes first: that row is not ready to send.
    id = "opgave", label = "Opgave per penvoerder",
    columns = {
        { id = "penvoerder", label = "Penvoerder", unit = "text" },
        { id = "regio", label = "Onderwijsregio", unit = "text" },
        { id = "brin", label = "BRIN", unit = "text" },
        { id = "vestiging", label = "Vestiging", unit = "text" },
        { id = "sector", label = "Sector", unit = "text" },
        { id = "gemeente", label = "Gemeente", unit = "text" },
        { id = "opleiding", label = "Lerarenopleiding", unit = "text" },
        { id = "studenten", label = "Studenten 2023-2024", unit = "students" },
        { id = "bedrag", label = "Bedrag", unit = "euro" },
    },
    sources = { "s002-qa2025-administratie" },
    rows = function()
        local rows = {}
        for _, row in ipairs(fact.RC01 or {}) do
            table.insert(rows, {
                penvoerder = penvoerder_of(row.regio) or NOBODY, regio = row.regio, brin = row.brin,
                vestiging = row.vestigingsnummer, sector = row.sector, gemeente = row.gemeente,
                opleiding = row.lerarenopleiding, studenten = row.studenten,
                bedrag = rate() * row.studenten,
            })
        end
        table.sort(rows, function(a, b)
            return key(a.penvoerder, a.regio, a.brin, a.vestiging) <
                key(b.penvoerder, b.regio, b.brin, b.vestiging)
        end)
        return with_totals(rows)
    end,
}
