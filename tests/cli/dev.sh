#!/bin/sh
# dev.sh GROW: edits the files of a copied pack as editors do, while `grow dev` looks on, and reads
# what it tells. Every wait is for a line and has an upper bound.
set -eu
grow=$1
root=${ROOT:?}
work=$(mktemp -d)
dev=
finish() {
    [ -z "$dev" ] || kill "$dev" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
cd "$work"
cp -r "$root/questionnaires" "$root/scripts" .
rules=scripts/grow-onderwijsregio/recommendations.lua
cases=questionnaires/grow-onderwijsregio/cases
# A few cases, so that each round is short and what it tells can be read.
find "$cases" -name '*.yaml' ! -name 'p[126].yaml' ! -name 'geld-2026.yaml' -exec rm {} +
cp "$rules" "$work/rules"

fail() {
    echo "$1; this was told:"
    cat out
    exit 1
}

# Waits until the output has N lines that are LINE (a pattern), for half a minute at the most.
wait_for() {
    tries=0
    while [ "$(grep -c -e "$2" out || true)" -lt "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || fail "there is no line '$2' number $1"
        sleep 0.1
    done
}

# Starts `grow dev` with the arguments, in folder $1. What an earlier one told is gone before that: a
# wait must not find it.
look_on() {
    folder=$1
    shift
    : >out
    (cd "$folder" && exec "$grow" dev "$@") >>out 2>&1 &
    dev=$!
}

# The last block is what stands on standard input, without the excerpts of sources.
expect() {
    awk -v RS= 'END { print }' out | grep -v '^ ' | sed 's/watching [0-9]*/watching N/' >block || true
    cat >want
    diff -u want block || fail "something else was told"
}

look_on . grow-onderwijsregio --packs questionnaires
wait_for 1 '^watching [0-9]* files; Ctrl-C ends$'
expect <<'END'
grow-onderwijsregio 1.0.0: 8 cases, 8 passed, 0 failed
watching N files; Ctrl-C ends
END

# A threshold is moved; the editor puts a new file in place of the old one.
sed 's/"dekking < 1"/"dekking < 0.5"/' "$work/rules" >"$rules~"
mv "$rules~" "$rules"
wait_for 1 '^8 cases, 5 passed, 3 failed$'
expect <<'END'
scripts/grow-onderwijsregio/recommendations.lua changed
questionnaires/grow-onderwijsregio/cases/p1.yaml:101:21: error: fires: expected A03, got nothing of that name [G3101]
questionnaires/grow-onderwijsregio/cases/p6.yaml:105:16: error: fires: expected A03, got nothing of that name [G3101]
case P1 fails
case P1-keuzes fails
case P6 fails
8 cases, 5 passed, 3 failed
END
[ "$(grep -c '^  - A03 = given$' out)" -eq 3 ] || fail "it is not told what differs"

# A broken edit, written in place, in two steps.
head -c 2000 "$rules" >half && cat half >"$rules"
sed 's/"dekking < 1"/"deking < 1"/' "$work/rules" >whole && cat whole >"$rules"
wait_for 1 '^broken: '
expect <<'END'
scripts/grow-onderwijsregio/recommendations.lua changed
scripts/grow-onderwijsregio/recommendations.lua:43:13: error: nothing here is called 'deking' [G1302]
broken: the last good version stays, with 8 cases, 5 passed, 3 failed
END

# Another error while it is broken, then mended: compared is with what was good last.
echo 'this is no Lua' >>"$rules"
wait_for 2 '^broken: '
cp "$work/rules" "$rules"
wait_for 1 '^sound again$'
wait_for 1 '^8 cases, 8 passed, 0 failed$'
expect <<'END'
scripts/grow-onderwijsregio/recommendations.lua changed
gone: questionnaires/grow-onderwijsregio/cases/p1.yaml:101:21: error: fires: expected A03, got nothing of that name [G3101]
gone: questionnaires/grow-onderwijsregio/cases/p6.yaml:105:16: error: fires: expected A03, got nothing of that name [G3101]
sound again
case P1 passes
case P1-keuzes passes
case P6 passes
8 cases, 8 passed, 0 failed
END

# What editors leave beside a file is no change; several saves at once are one.
blocks=$(grep -c ' changed$' out)
: >"$cases/.p1.yaml.swp"
: >"$cases/p1.yaml~"
for name in X Y; do
    printf 'grow-case: 1\nid: %s\ntitle: more\ndate: 2025-01-15\nexpect: { quiet: [A03] }\n' "$name" >"$cases/$name.yaml"
done
wait_for 1 '^10 cases, '
expect <<'END'
questionnaires/grow-onderwijsregio/cases/X.yaml, questionnaires/grow-onderwijsregio/cases/Y.yaml changed
case X is new and passes
case Y is new and passes
10 cases, 10 passed, 0 failed
END
[ "$(grep -c ' changed$' out)" -eq $((blocks + 1)) ] || fail "more was told than happened"

# A file of cases that cannot be read is broken too: its cases are not told to be gone.
echo 'a: [' >>"$cases/X.yaml"
wait_for 3 '^broken: '
if grep -q 'is gone' out; then fail "a case is told to be gone"; fi
rm "$cases/X.yaml"
wait_for 1 '^9 cases, '
expect <<'END'
questionnaires/grow-onderwijsregio/cases/X.yaml removed
sound again
case X is gone
9 cases, 9 passed, 0 failed
END

touch "$rules"
wait_for 1 '^nothing differs: 9 cases, 9 passed, 0 failed$'

# Ctrl-C ends it, and all is well.
kill -INT "$dev"
code=0
wait "$dev" || code=$?
dev=
[ "$code" -eq 0 ] || fail "it ended with $code"

# Once, and in the folder of the pack: it ends by itself, and says that something is wrong.
look_on questionnaires/grow-onderwijsregio . --once
wait_for 1 '^watching '
sed 's/"dekking < 1"/"dekking < 0.5"/' "$work/rules" >"$rules"
code=0
wait "$dev" || code=$?
dev=
[ "$code" -eq 1 ] || fail "it ended with $code"
grep -q '^9 cases, 6 passed, 3 failed$' out || fail "it did not tell what came of it"

# A pack that goes away is seen when it is back.
cp -r "$root/tests/cli/klein/." .
look_on . klein
wait_for 1 '^watching '
mv questionnaires/klein away
wait_for 1 '^broken: '
mv away questionnaires/klein
wait_for 1 '^sound again$'
kill -INT "$dev"
wait "$dev"
dev=

# What is not there is no pack to look at.
code=0
"$grow" dev nothing >out 2>&1 || code=$?
[ "$code" -eq 3 ] || fail "it looks at nothing"
