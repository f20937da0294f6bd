#!/bin/sh
# examples_files.sh: makes the files that the lines of examples.txt change, in this folder.
set -eu
cp -r "$ROOT/tests/versions/"* "$ROOT/tests/cli/klein/." "$ROOT/docs/examples/"*.yaml .
mkdir packs
cp -r "$ROOT/questionnaires" "$ROOT/scripts" packs
chmod -R u+w .
PATH="$(dirname "$grow"):$PATH"

# A dossier of the pack proef, whose two versions are in the folders een and twee.
cat >d.yaml <<'FILE'
grow-dossier: 1
pack: proef
pack_version: "1.0.0"
partnership: { name: "Noord (fictief)", fictional: true }
date: 2025-03-01
facts:
  F01: middel
respondents:
  - { id: b1, role: bestuur, answers: { G01: 2, G03: 1 } }
  - { id: s1, role: school, answers: { G01: 3, G04: 2 } }
FILE
grep -v pack_version d.yaml >none.yaml
sed 's/"1.0.0"/"2.0.0"/' d.yaml >new.yaml
grow publish een/questionnaires/proef --date 2025-02-01 >out
cp een/questionnaires/proef/published.yaml twee/questionnaires/proef

# One of the pack klein, with rules that go on for as long as they are let.
cat >k.yaml <<'FILE'
grow-dossier: 1
pack: klein
partnership: { name: "Team (fictief)", fictional: true }
date: 2025-03-01
facts: { F02: thuis }
respondents: [{ id: t1, role: team, answers: { R01: 2 } }]
FILE
sed -i -e '/needs = /d; s/if fact.F01 > 8 then/if fact.F01 and fact.F01 > 8 then/' \
    -e 's/when = "F02 == thuis"/when = function() return fact.F02 == "thuis" end/' scripts/klein/rules.lua
cat >>scripts/klein/rules.lua <<'FILE'
grow.figure { id = "a", label = "A", unit = "count", value = function()
    local n = 0
    while n < 10 do n = n + 1 end
    return n
end }
grow.figure { id = "b", label = "B", unit = "count", value = function()
    return #string.rep("x", 1000)
end }
local function last(n) if n > 9 then return n end return 1 + last(n + 1) end
grow.figure { id = "c", label = "C", unit = "count", value = function() return last(1) end }
grow.figure { id = "lang", label = "Lang", unit = "text", hidden = true,
    value = function() return string.rep("lang ", 1000) end }
grow.note { id = "veel", about = "rust", when = "F02 == thuis", text = "Zie {lang}." }
FILE
cat >questionnaires/klein/cases/meer.yaml <<'FILE'
grow-case: 1
id: WACHT
title: Wacht nog
date: 2025-01-15
facts: { F02: thuis }
skip: "waits for the amounts of 2026"
expect: { fires: [] }
FILE
cat >questionnaires/klein/cases/rust.yaml <<'FILE'
grow-case: 1
id: RUST2
title: Rust
date: 2025-01-15
facts: { F02: thuis }
expect: { fires: [B02] }
FILE
grow export de-singel.yaml -o de-singel.csv 2>out
grow export de-singel.yaml --format json -o de-singel.json 2>out
grow eval d.yaml --packs een/questionnaires -o result.json 2>out || true
