#!/bin/sh
# sarif.sh GROW: what `grow check --format sarif` gives has the structure that its readers need: with
# a place and without, with a related place, allowed, and in a folder with a blank in its name.
set -eu
grow=$1
here=$(cd "$(dirname "$0")" && pwd -P)
command -v node >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/a b/questionnaires/een" "$work/a b/questionnaires/twee" "$work/a b/scripts"
cd "$work/a b"
for pack in een twee; do
    printf 'grow: 1\nid: %s\nversion: "1"\nlanguages: [nl]\ntitle: T\nscripts: [%s]\nfacts:\n' \
        "$pack" "$pack" >"questionnaires/$pack/questionnaire.yaml"
    printf '  - { id: F01, text: T, type: text }\n' >>"questionnaires/$pack/questionnaire.yaml"
done
printf '  - { id: F01, text: T, type: text }\n' >>questionnaires/een/questionnaire.yaml
: >scripts/een.lua
cat >scripts/twee.lua <<'END'
local grow = require "grow"
local a = 1
local b = 2 -- grow: allow G1624 because of the "quotes" & <marks>
grow.note { id = "n", about = "facts.F01", text = "T", when = "answered(F01)" }
END
"$grow" check "$work/a b/questionnaires/een" "$work/a b/questionnaires/twee" nowhere \
    --format sarif >"$work/out.sarif" 2>"$work/err" && exit 1
[ ! -s "$work/err" ] || { cat "$work/err"; exit 1; }
node "$here/sarif.mjs" "$work/out.sarif" || { cat "$work/out.sarif"; exit 1; }
