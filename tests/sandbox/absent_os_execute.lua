-- expect: G2002
-- Not part of the language here.
os.execute("true")
