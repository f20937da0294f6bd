-- expect: G2002
-- Many names for everybody.
@<2000|other = 1
|>
