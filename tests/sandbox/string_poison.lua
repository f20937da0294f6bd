-- expect: G2002
-- A method that is replaced for everybody.
string.upper = function()
    return "gotcha"
end
