#!/bin/sh
# What a page names in code is there: files and folders of the project by their path, functions of C
# by name(). Pages of the past (CHANGELOG.md) are left out.
set -eu
cd "${ROOT:?}"

names() {
    awk '/^```/ { code = !code } !code' "$1" | grep -o '`[^`]*`' | tr -d '`'
}

complaints=$(
    for page in README.md CONTRIBUTING.md $(find docs -name '*.md' ! -path 'docs/reference/pack-*' | LC_ALL=C sort); do
        [ -e "$page" ] || continue
        names "$page" | grep -E '^(core|tests|docs|scripts|questionnaires)/[A-Za-z0-9_./-]+$' |
            while read -r path; do
                [ -e "$path" ] || echo "$page: there is no $path"
            done
        names "$page" | sed -n 's/^\([a-z][a-z0-9_]*\)()$/\1/p' | while read -r name; do
            grep -rqE "(^|[^A-Za-z0-9_])$name\(" core --include='*.[ch]' ||
                echo "$page: there is no function $name()"
        done
    done
)
[ -z "$complaints" ] || {
    echo "$complaints"
    exit 1
}
