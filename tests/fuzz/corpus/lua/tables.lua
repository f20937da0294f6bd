local t = { 3, 1, 2 }
table.sort(t, function(a, b) return a > b end)
table.insert(t, 2, 9)
table.remove(t, 1)
return table.concat(t, ",", 1, #t), table.unpack(t)
