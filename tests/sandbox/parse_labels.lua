-- expect: G2001
-- The same label twice.
::a::
::a::
