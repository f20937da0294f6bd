local a = 1
(a.b.c[a.b.c])(a).d()
goto x
::x::
local y <const> = a and a or not a
