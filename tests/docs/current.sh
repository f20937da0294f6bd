#!/bin/sh
# current.sh GROW: the generated pages are what the program generates now.
set -eu
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

sh tests/docs/generate.sh "$1" "$work"
failed=0
for page in "$work"/*.md; do
    name=$(basename "$page")
    if ! cmp -s "$page" "docs/reference/$name"; then
        echo "docs/reference/$name is not what the program generates:"
        diff -u "docs/reference/$name" "$page" | head -n 20 || true
        failed=1
    fi
done
[ "$failed" -eq 0 ] ||
    echo "Bring it up to date: tests/docs/generate.sh build/dev/core/cli/grow docs/reference"
exit "$failed"
