#!/bin/sh
# Every link between pages leads somewhere: to a file that is there, and to a heading that is there.
set -eu
cd "${ROOT:?}"

# As GitHub makes anchors of headings: lower case, blanks to dashes, other marks gone.
anchors() {
    sed -n 's/^##* //p' "$1" | tr 'A-Z ' 'a-z-' | sed 's/[^a-z0-9_-]//g'
}

complaints=$(
    find README.md CHANGELOG.md CONTRIBUTING.md docs -name '*.md' | LC_ALL=C sort |
        while read -r page; do
            awk '/^```/ { code = !code } !code' "$page" | sed 's/`[^`]*`//g' |
                grep -o ']([^)]*)' | sed 's/^](//; s/)$//' | while read -r link; do
                case $link in https://* | http://*) continue ;; esac
                file=${link%%#*}
                target=$page
                [ -z "$file" ] || target=$(dirname "$page")/$file
                if [ ! -e "$target" ]; then
                    echo "$page: there is no $link"
                elif [ "$link" != "$file" ] && ! anchors "$target" | grep -qxF "${link#*#}"; then
                    echo "$page: $target has no heading for #${link#*#}"
                fi
            done
        done
)
[ -z "$complaints" ] || {
    echo "$complaints"
    exit 1
}
