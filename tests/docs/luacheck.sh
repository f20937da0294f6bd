#!/bin/sh
# luacheck.sh GROW: the shipped scripts, and the stubs, pass luacheck with the names that the program
# lists; a name that it does not list is seen.
set -eu
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

command -v luacheck >/dev/null || {
    echo "There is no luacheck (the package lua-check)."
    exit 77
}
"$1" doc luacheckrc --output "$work/luacheckrc"
"$1" doc stubs --output "$work/stubs.lua"
luacheck --no-color -q --config "$work/luacheckrc" scripts
luacheck --no-color -q --no-config --only '0..' -- "$work/stubs.lua"

# A new pack, as its author calls it.
grow=$(cd "$(dirname "$1")" && pwd -P)/$(basename "$1")
(cd "$work" && "$grow" init nieuw >/dev/null && luacheck --no-color -q scripts)

cat >"$work/wrong.lua" <<'END'
local grow = require "grow"
grow.card { id = "x", when = function()
    return string.gsub("a", "b", "c") == print(facts.F01)
end }
END
luacheck --no-color --config "$work/luacheckrc" "$work/wrong.lua" >"$work/seen" && exit 1
for name in gsub print facts; do
    grep -q "undefined .*$name" "$work/seen"
done
