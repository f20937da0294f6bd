#!/bin/sh
# embed.sh PROGRAM: the program of docs/howto/embed.md writes what the page says.
set -eu
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

awk '/^```text output$/ { on = 1; next } /^```$/ { on = 0 } on' docs/howto/embed.md >"$work/want"
"$1" docs/examples/de-singel.yaml >"$work/got"
[ -s "$work/want" ]
diff -u "$work/want" "$work/got"
