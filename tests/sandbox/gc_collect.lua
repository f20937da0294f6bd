-- expect: G2002
-- Work of the collector is not to be asked for.
while true do
    collectgarbage("collect")
end
