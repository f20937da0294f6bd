-- The ten dimensions of this pack. The first five say what the partnership brings (inbreng), the
-- next four how firmly it is anchored in its regions (inbedding); `uitvoeringskracht` belongs to
-- the chosen route and to no axis.
local maturity = require "lib/maturity"

maturity.dimensions {
    "opdracht",
    "eigenaarschap",
    "functies",
    "kwaliteit",
    "groei",
    "governance",
    "financien",
    "regiofit",
    "administratie",
    "uitvoeringskracht",
}
