-- expect: G2201
-- A declaration, taken away.
table.remove(require("grow"))
