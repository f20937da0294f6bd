-- expect: ok
-- Counts below nothing.
assert(("x"):rep(-1, "y") == "" and ("x"):rep(0) == "")
assert(("abc"):sub(2, -9) == "" and ("abc"):byte(3, 1) == nil)
assert(table.concat({ 1, 2 }, ",", 2, 1) == "")
assert(select("#", table.unpack({}, 3, 2)) == 0)
