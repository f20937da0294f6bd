-- expect: G2002
-- Not part of the language here.
local now = os.time()
