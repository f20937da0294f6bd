-- expect: G2002
-- A function of a library replaced.
math.floor = nil
