-- expect: G2301
-- A loop without an end.
while true do
end
