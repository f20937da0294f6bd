-- expect: G2302
-- A message that grows until it may be given.
local message = "x"
while #message < 1000000000 do
    message = message .. message
end
error(message)
