-- expect: G2002
-- What is put in a library would be found by the next evaluation.
table.concat = function()
    return "mine"
end
