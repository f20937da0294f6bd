-- expect: G2201
-- Characters that hide others.
error("a\u{200B}\u{2066}b\u{FEFF}\u{E0041}")
