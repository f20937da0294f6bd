-- expect: G2002
-- A library replaced.
math = nil
