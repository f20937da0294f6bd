#!/bin/sh
# A page that exists in two languages has the same steps in both: the same files, the same commands
# (but for --lang), the same number of headings.
set -eu
cd "${ROOT:?}"

steps() {
    awk '/^```/ { code = !code; file = code && NF > 1; print $2; next }
        code && (file || /^[$>] /) { gsub(/ --lang en/, ""); print; next }
        !code && /^#/ { print "heading" }' "$1"
}

there=$(mktemp)
trap 'rm -f "$there"' EXIT
steps docs/howto/add-a-recommendation.md >"$there"
grep -q '^[$] ' "$there"
steps docs/nl/een-regel-erbij.md | diff -u "$there" -
