local t = {}
for i = 1, 10 do t["k" .. i] = i // 3 end
for k, v in pairs(t) do t[k] = tostring(v) end
return t
