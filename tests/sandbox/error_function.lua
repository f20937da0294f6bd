-- expect: G2201
-- A function as an error.
error(function() end)
