-- expect: G2201
-- Bytes that are no text, as a message.
assert(false, string.char(0xED, 0xA0, 0x80, 0xF5, 0x80))
