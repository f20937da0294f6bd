-- expect: G2002
-- What `require "grow"` gives is shared.
require("grow").seen = true
