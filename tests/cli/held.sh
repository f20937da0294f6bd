#!/bin/sh
# held.sh GROW: of each shipped pack the cases pass, reach every recommendation, card, route and
# place both ways, and notice every move of a rule that is not explained.
set -eu
cd "${ROOT:?}"
grow=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail=0

# complain TEXT...
complain() {
    echo "$pack: $*"
    fail=1
}

for cases in questionnaires/*/cases; do
    pack=$(basename "$(dirname "$cases")")
    "$grow" test "$pack" --coverage >"$work/coverage" 2>"$work/said" || {
        cat "$work/said"
        complain "its cases fail"
    }
    grep -q '^coverage of ' "$work/coverage" || complain "no coverage was told"
    if grep -E "^[^ ]*: (recommendation|card|route|place) '[^']*' is (never|always) " \
        "$work/coverage"; then
        complain "a case is missing that reaches these"
    fi
    "$grow" test "$pack" --mutate >"$work/moves" 2>"$work/said" || {
        sed -n '/no case notices/,/^    + /p; /explains no move/p' "$work/moves"
        complain "add a case that notices these, or explain them in cases/unnoticed.yaml"
    }
    grep -q ' moves tried, ' "$work/moves" || complain "no move was tried"
done
[ -n "${pack:-}" ] || complain "there are no packs with cases"
exit "$fail"
