#!/bin/sh
# examples.sh GROW: the examples of `grow check --explain` that no file of tests/diag holds. Each code has
# a line in examples.txt: CODE, a file of the folder that is made here, and a command. With the "right:"
# lines of its example in that file the command does not give the code; with the "wrong:" ones in their
# place it does. An example of commands (file -) is run as it stands. `FILE ? REASON` is not run.
set -eu
grow=$(cd "$(dirname "$1")" && pwd -P)/$(basename "$1")
export grow
here=$(cd "$(dirname "$0")" && pwd -P)
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

grep -rhoaE '^# expect: .*' tests/diag | grep -oE 'G[0-9]{4}' | sort -u >"$work/held"
mkdir "$work/files"
(cd "$work/files" && sh "$here/examples_files.sh")
cp -r "$work/files" "$work/now"

# The lines of one part of the example in file $1.
part() {
    awk -v label="$2" '/^    (wrong|right|was): / { within = index($0, "    " label) == 1 }
        within && /^    / { print substr($0, 13) }' "$1"
}
# Puts the lines of $2 in the place of those of $3, in file $1; lines behind the first stand in its column.
put() {
    NEW=$(cat "$2") OLD=$(cat "$3") awk '
        function shifted(text, column,    blanks) {
            blanks = sprintf("%*s", column, "")
            gsub(/\n/, "\n" blanks, text)
            return text
        }
        { all = all $0 "\n" }
        END {
            for (column = 0; column < 20 && !at; column++)
                at = index(all, old = shifted(ENVIRON["OLD"], column))
            if (!at) exit 1
            printf "%s%s%s", substr(all, 1, at - 1), shifted(ENVIRON["NEW"], column - 1), substr(all, at + length(old))
        }' "$1" >"$work/changed" && cp "$work/changed" "$1"
}
# Whether a command, run where the files are as they were made, gives code $1; $3 and $4 as of put.
gives() {
    code=$1 command=$2
    rm -rf "$work/now" && cp -r "$work/files" "$work/now"
    if [ $# -gt 2 ]; then put "$work/now/$3" "$4" "$5" || return 2; fi
    (cd "$work/now" && PATH="$(dirname "$grow"):$PATH" sh -c "$command" 2>&1 </dev/null || true) >"$work/told"
    grep -q "\[$code\]" "$work/told"
}

failed=0
complain() {
    echo "$1: $2"
    sed 's/^/    /' "$work/told" | head -n 12
    failed=1
}
: >"$work/told"
for code in $("$grow" doc diagnostics | sed -n 's/^### \(G[0-9]*\):.*/\1/p'); do
    grep -q "^$code$" "$work/held" && continue
    "$grow" check --explain "$code" >"$work/example" || true
    part "$work/example" wrong: >"$work/wrong"
    part "$work/example" right: >"$work/right"
    line=$(grep "^$code " "$here/examples.txt" || true)
    file=$(echo "$line" | awk '{ print $2 }')
    command=${line#"$code $file "}
    case $file in
    '') complain "$code" "no file of tests/diag and no line of examples.txt holds its example" ;;
    '?') ;;
    -)
        gives "$code" "$(cat "$work/wrong")" || complain "$code" "the wrong command does not give it"
        ! gives "$code" "$(cat "$work/right")" || complain "$code" "the right command gives it"
        ;;
    *)
        was=0
        gives "$code" "$command" "$file" "$work/wrong" "$work/right" || was=$?
        [ "$was" -eq 0 ] || complain "$code" "not given by $file (1) or no such lines in it (2): $was"
        ! gives "$code" "$command" || complain "$code" "the right lines give it"
        ;;
    esac
done
exit "$failed"
