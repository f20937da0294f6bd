-- Reads the table of education regions (fact F04 of the pack `feiten`): which row is the main
-- region, how many rows or students answer to a test, and what these regions are called.
-- It must not know any rule.
local regions = {}

-- Tests of a row, for the functions below.
function regions.full_agreement(row)
    return row.geldafspraak == "ja"
end

function regions.no_full_agreement(row)
    return row.geldafspraak ~= "ja"
end

function regions.some_agreement(row)
    return row.geldafspraak == "ja" or row.geldafspraak == "deels"
end

function regions.too_small(row)
    return row.regio_totaal_studenten < amount.ldn2025.regio_min
end

-- The row with most students, the first one when two are equal; nil when there are no students
-- at all: then there is no main region.
function regions.main(rows)
    local best = nil
    local most = 0
    for index, row in ipairs(rows or {}) do
        if row.studenten_t1 > most then
            best = index
            most = row.studenten_t1
        end
    end
    return best
end

-- Number of rows for which `test(row)` holds; nil when the table is not filled in.
function regions.count(rows, test)
    if rows == nil then
        return nil
    end
    local count = 0
    for _, row in ipairs(rows) do
        if test(row) then
            count = count + 1
        end
    end
    return count
end

-- Sum of `amount(row)` over the rows for which `test(row)` holds; nil without a table.
function regions.sum(rows, test, amount)
    if rows == nil then
        return nil
    end
    local sum = 0
    for _, row in ipairs(rows) do
        if test(row) then
            sum = sum + amount(row)
        end
    end
    return sum
end

-- These texts as people write a list: "A, B en C"; nil when there are none.
function regions.join(names)
    if #names == 0 then
        return nil
    end
    local last = table.remove(names)
    if #names == 0 then
        return last
    end
    return table.concat(names, ", ") .. " en " .. last
end

-- The names of the rows for which `test(row)` holds, as people write a list.
function regions.names(rows, test)
    local names = {}
    for _, row in ipairs(rows or {}) do
        if test(row) then
            table.insert(names, row.naam)
        end
    end
    return regions.join(names)
end

return regions
