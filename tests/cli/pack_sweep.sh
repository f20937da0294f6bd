#!/bin/sh
# One change at a time to a pack that has every key: `grow diff` tells each in words, with its class.
# A row of pack_sweep.txt is `file | what sed does | class about what; ...`. With --bless the third
# part is written anew.
#   pack_sweep.sh [--bless] PATH/TO/grow
set -eu

bless=false
if [ "$1" = --bless ]; then
    bless=true
    shift
fi
grow=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

# Each change on a line of JSON keys becomes "class about what".
tell() {
    "$grow" diff "$here/sweep/questionnaires/veeg" new/questionnaires/veeg --format json 2>err |
        awk -F '": "' '
            { value = $2; sub(/",?$/, "", value) }
            /^      "class"/ { class = value }
            /^      "about"/ { about = value }
            /^      "what"/ { all = all (all == "" ? "" : "; ") class " " about " " value }
            END { print all }' >told
    if [ -s err ]; then sed 1q err; else cat told; fi
}

while IFS='|' read -r file script expected; do
    case $file in
    '#'* | '') printf '%s\n' "$file${script:+|$script}${expected:+|$expected}" >>blessed; continue ;;
    esac
    rm -rf new
    cp -r "$here/sweep" new
    chmod -R u+w new
    file=$(echo $file)
    sed -i "$script" "new/$file"
    told=$(tell)
    printf '%s |%s| %s\n' "$file" "$script" "$told" >>blessed
    if cmp -s "new/$file" "$here/sweep/$file"; then
        echo "nothing was changed by: $file |$script" >&2
        failed=1
    elif [ "$told" != "${expected# }" ]; then
        $bless || printf '%s |%s\n  expected: %s\n  told:     %s\n' "$file" "$script" "${expected# }" \
            "$told" >&2
        $bless || failed=1
    fi
done <"$here/pack_sweep.txt"
if $bless; then
    cp blessed "$here/pack_sweep.txt"
fi
exit $failed
