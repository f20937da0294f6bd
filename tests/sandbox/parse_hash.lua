#!/usr/bin/lua -- expect: G2001 (script only)
-- A first line for a shell.
local x = 1
