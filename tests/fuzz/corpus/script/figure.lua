local grow = require "grow"
grow.figure { id = "dubbel", label = "Dubbel", unit = "euro", value = "F01 * 2" }
grow.figure { id = "drie", label = "Drie", unit = "euro",
  value = function() return fact.F01 + figure.dubbel end }
