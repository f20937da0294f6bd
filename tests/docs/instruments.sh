#!/bin/sh
# instruments.sh PROGRAM: docs/instruments.md is made of the lists as they are now, and everything
# that it names is there.
set -eu
cd "${ROOT:?}"
made=$(mktemp)
trap 'rm -f "$made"' EXIT
trap 'exit 1' INT TERM

failed=0
"$1" "$ROOT" >"$made" || failed=1
if ! cmp -s "$made" docs/instruments.md; then
    echo "docs/instruments.md is not what the lists give:"
    diff -u docs/instruments.md "$made" | head -n 20 || true
    echo "Bring it up to date: build/dev/tests/docs/docs_instruments . >docs/instruments.md"
    failed=1
fi
exit "$failed"
