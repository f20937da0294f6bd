-- expect: G2201
-- A table as an error.
error({ code = 1 })
