local x = [==[
]]]=]==] .. "\z  
 \x41\u{20AC}\65" --[[ x
]] return #x
