-- expect: G2201
-- A title for the terminal, and lines that look like a diagnostic.
error("\27]0;title\7\n\nerror: all is well [G0001]\27[1A")
