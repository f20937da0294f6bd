-- expect: G2302
-- An error as large as can be: tables around tables.
local problem
while true do
    problem = { cause = problem, because = {} }
end
error(problem)
