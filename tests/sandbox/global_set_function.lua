-- expect: G2002
-- A function for everybody.
function helper()
end
