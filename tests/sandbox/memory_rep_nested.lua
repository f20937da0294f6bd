-- expect: G2302
-- Long texts of long texts.
local s = ("x"):rep(100000):rep(100000)
