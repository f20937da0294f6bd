#!/bin/sh
# golden.sh [--bless] GROW: the result and the report of every example are what they were. A change
# that is meant is taken over with --bless and read as a diff.
set -eu
bless=
if [ "${1:-}" = --bless ]; then
    bless=yes
    shift
fi
grow=$1
cd "${ROOT:?}"
now=$(mktemp -d)
trap 'rm -rf "$now"' EXIT
failed=0

for dossier in docs/examples/*.yaml; do
    name=$(basename "$dossier" .yaml)
    "$grow" eval "$dossier" >"$now/$name.json"
    "$grow" report "$dossier" --width 80 --format text >"$now/$name.txt"
    # The hash of the program is another one with every change of its sources.
    engine=$(sed -n 's/^  "engine_hash": "\([0-9a-f]*\)",$/\1/p' "$now/$name.json")
    sed -i "s/$engine/(of this program)/" "$now/$name.json" "$now/$name.txt"
    for file in "$name.json" "$name.txt"; do
        if [ -n "$bless" ]; then
            cp "$now/$file" "tests/golden/$file"
        elif ! diff -u "tests/golden/$file" "$now/$file" >"$now/diff"; then
            head -n 40 "$now/diff"
            failed=1
        fi
    done
done

[ "$failed" -eq 0 ] || echo "If this is meant: ROOT=. sh tests/golden/golden.sh --bless GROW"
exit "$failed"
