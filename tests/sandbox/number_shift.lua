-- expect: ok
-- Shifts beyond the width.
assert(1 << 64 == 0)
assert(1 >> -9223372036854775807 == 0)
assert(-1 >> 63 == 1)
