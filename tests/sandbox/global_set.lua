-- expect: G2002
-- A name for everybody.
counter = 1
