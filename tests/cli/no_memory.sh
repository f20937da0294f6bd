#!/bin/sh
# no_memory.sh GROW LIBRARY: a report when there is no more memory from some allocation on, also one of
# libyaml, Lua or cmark (LIBRARY is no_memory.c, loaded first). The program ends with exit code 6 and
# a message, having written nothing, or the whole report. GROW has to be without sanitizers.
set -eu
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
grow=$1
library=$2

[ -x "$grow" ] || {
    echo "There is no $grow: build the release preset first."
    exit 77
}
example=docs/examples/de-singel.yaml
"$grow" report "$example" --output "$work/whole.txt"
LD_PRELOAD="$library" COUNT_TO="$work/count" "$grow" report "$example" --output "$work/same.txt"
cmp "$work/whole.txt" "$work/same.txt"
all=$(cat "$work/count")
[ "$all" -gt 1000 ]

# The first ones each, and then about 60 spread over the run.
failed=0
tried=0
step=$((all / 60))
at=1
while [ "$at" -le "$all" ]; do
    code=0
    LD_PRELOAD="$library" FAIL_AT=$at "$grow" report "$example" --output "$work/out.txt" \
        2>"$work/err" || code=$?
    if [ "$code" -ne 6 ] || [ "$(tail -n 1 "$work/err")" != "grow: there is no memory left" ]; then
        echo "allocation $at of $all: exit code $code, $(cat "$work/err")"
        failed=1
    fi
    if [ -e "$work/out.txt" ] && ! cmp -s "$work/whole.txt" "$work/out.txt"; then
        echo "allocation $at of $all: half a report"
        failed=1
    fi
    rm -f "$work/out.txt"
    if [ -n "$(find "$work" -name '.grow-*')" ]; then
        echo "allocation $at of $all: left a file behind"
        failed=1
    fi
    tried=$((tried + 1))
    if [ "$at" -lt 40 ]; then at=$((at + 1)); else at=$((at + step)); fi
done
echo "$tried of $all allocations tried"
exit "$failed"
