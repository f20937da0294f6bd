while true do
  local ok, why = pcall(function() while true do end end)
end
