#!/bin/sh
# held.sh GROW: the cases of the shipped pack reach every recommendation, card, route and place both
# ways, and notice every move of a rule that is not explained.
set -eu
grow=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail=0
if ! "$grow" test grow-onderwijsregio --coverage >"$work/coverage"; then
    echo "the cases of the pack fail"
    fail=1
fi
if ! grep -q '^coverage of ' "$work/coverage"; then
    echo "no coverage was told"
    fail=1
fi
if grep -E "^[^ ]*: (recommendation|card|route|place) '[^']*' is (never|always) " "$work/coverage"; then
    echo "a case is missing that reaches these"
    fail=1
fi
if ! "$grow" test grow-onderwijsregio --mutate >"$work/moves"; then
    sed -n '/no case notices/,/^    + /p; /explains no move/p' "$work/moves"
    echo "add a case that notices these, or explain them in cases/unnoticed.yaml"
    fail=1
fi
exit "$fail"
