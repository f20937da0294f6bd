#!/bin/sh
# run_transcripts.sh [--bless] FILE...: runs the commands of a transcript and compares.
#
#   what is tried, in words (any line before the first command)
#   $ grow eval "$EXAMPLES/x.yaml" |
#   > head -1
#   the exact output: standard output, then standard error
#   ...
#   [exit 3]
#   % a remark
#
# `...` on a line stands for any lines. `[exit N]` is the exit code when that is not 0. Blank lines
# at the end of an output do not count. Each file runs in a folder of its own, each command in a
# shell of its own, with `grow` in PATH (of the dev build, or from the folder $GROW_BIN), $ROOT (the project) and
# $EXAMPLES (its examples); these paths are shown as $ROOT and $HERE in the output. In a Markdown
# file the same holds for what stands between ```console and ```. --bless writes the actual output
# into the file where it differs.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
root=${ROOT:-${here%/tests/cli}}
bin=${GROW_BIN:-$root/build/dev/core/cli}
bless=
if [ "${1:-}" = --bless ]; then
    bless=yes
    shift
fi

work=$(mktemp -d)
work=$(cd "$work" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# Runs the command in file $1 and writes what came of it to $2.
run_one() {
    code=0
    (cd "$work/here" && env -i PATH="$bin:/usr/local/bin:/usr/bin:/bin" HOME="$work/here" \
        ROOT="$root" EXAMPLES="$root/docs/examples" LC_ALL=C.UTF-8 TZ=UTC \
        timeout 120 sh "$1" </dev/null >"$work/out" 2>"$work/err") || code=$?
    # A file may end without a newline; the transcript goes on with a line of its own all the same.
    for stream in "$work/out" "$work/err"; do
        if [ -s "$stream" ] && [ "$(tail -c 1 "$stream" | wc -l)" -eq 0 ]; then echo >>"$stream"; fi
    done
    {
        cat "$work/out" "$work/err"
        if [ "$code" -ne 0 ]; then echo "[exit $code]"; fi
    } | awk -v root="$root" -v work="$work/here" '
        # index() rather than a pattern: a path may hold any character.
        function shown(line, path, name,    at, done)
        {
            while ((at = index(line, path)) > 0) {
                done = done substr(line, 1, at - 1) name
                line = substr(line, at + length(path))
            }
            return done line
        }
        { print shown(shown($0, work, "$HERE"), root, "$ROOT") }' >"$2"
}

failures=0
for file in "$@"; do
    rm -rf "$work/parts" "$work/here"
    mkdir -p "$work/parts" "$work/here"
    awk -v to="$work/parts" -v markdown="$(case $file in *.md) echo 1 ;; esac)" \
        -f "$here/split_transcript.awk" "$file"

    differs=
    for part in "$work"/parts/*; do
        case $part in *.cmd) ;; *) continue ;; esac
        base=${part%.cmd}
        run_one "$part" "$base.got"
        if awk -f "$here/match_output.awk" "$base.want" "$base.got"; then
            cp "$base.want" "$base.now"
        else
            cp "$base.got" "$base.now"
            differs=yes
            if [ -z "$bless" ]; then
                failures=$((failures + 1))
                printf '%s:%s: another output than expected (- expected, + found):\n' \
                    "$file" "$(cat "$base.line")"
                sed 's/^/    $ /' "$part"
                diff -u "$base.want" "$base.got" | sed '1,2d; s/^/    /' || true
            fi
        fi
    done

    if [ -n "$bless" ] && [ -n "$differs" ]; then
        for part in "$work"/parts/*; do
            case $part in *.text | *.as_written | *.now) cat "$part" ;; esac
        done >"$work/blessed"
        cat "$work/blessed" >"$file"
        echo "blessed: $file"
    fi
done
[ "$failures" -eq 0 ]
