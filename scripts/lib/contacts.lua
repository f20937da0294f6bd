-- Where people can turn, from the list `contacten`, which whoever sends reports out fills in.
-- It must not know any address.
local grow = require "grow"

local contacts = {}

function contacts.declare()
    grow.table {
        id = "contacten", label = "Waar u terecht kunt",
        columns = {
            { id = "wie", label = "Wie", unit = "text" },
            { id = "waarvoor", label = "Waarvoor", unit = "text" },
            { id = "adres", label = "Adres", unit = "text" },
            { id = "verslag", label = "Krijgt dit verslag", unit = "text" },
        },
        sources = { "s004-kanalen", "pub08-dus-i" },
        rows = function()
            local rows = {}
            for _, contact in ipairs(list.contacten) do
                table.insert(rows, {
                    wie = contact.label, waarvoor = contact.waarvoor, adres = contact.adres,
                    verslag = contact.verslag,
                })
            end
            return rows
        end,
    }
end

return contacts
