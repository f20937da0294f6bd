-- expect: G1001
-- Bytes that are no text.
local x = "ÿþ"
