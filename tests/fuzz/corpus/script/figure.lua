local grow = require "grow"
grow.figure { id = "dubbel", value = "F01 * 2" }
grow.figure { id = "drie", value = function() return fact.F01 + figure.dubbel end }
