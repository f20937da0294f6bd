-- expect: G2201
-- The oldest trick of formats.
local x = string.format("%n%n%n%n")
