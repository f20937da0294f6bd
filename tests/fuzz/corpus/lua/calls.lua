local function f(...)
  if select("#", ...) > 5 then return ... end
  return f(1, ...)
end
return f(), pcall(f), os.time(), 2 ^ 3
