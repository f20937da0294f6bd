-- expect: G2001
-- A jump to nowhere.
goto nowhere
