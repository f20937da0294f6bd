local s = ("abc"):rep(3, "-"):upper():sub(2, -2)
assert(s:find("C-A") == 2)
return string.format("%5.2f|%-5s|%05d|%x", 1.5, s, -3, 255)
