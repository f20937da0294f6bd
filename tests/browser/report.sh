#!/bin/sh
# report.sh GROW CACHE: the report of every example, and of a dossier that misses roles and answers,
# in headless Chromium; what must hold is in checks.mjs. CACHE is a folder of the build: npm fills it
# once for each lock file, and no network is needed while it is full.
set -eu
grow=$1
cache=$2
here=${ROOT:?}/tests/browser

for program in node npm "${GROW_CHROMIUM:-/usr/bin/chromium}"; do
    if ! command -v "$program" >/dev/null 2>&1; then
        echo "There is no $program: see the file packages."
        exit 77
    fi
done

# What npm is to install, and what it installed; a copy that was finished says so.
mkdir -p "$cache"
if ! cmp -s "$here/package-lock.json" "$cache/installed"; then
    rm -rf "$cache/installed" "$cache/node_modules"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$cache/"
    if ! (cd "$cache" && npm ci --prefer-offline) >"$cache/npm.log" 2>&1 </dev/null; then
        cat "$cache/npm.log"
        exit 1
    fi
    cp "$here/package-lock.json" "$cache/installed"
fi

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
trap 'exit 1' INT TERM
# A browser takes long, so it gets the main pack, and the cards, whose page is built otherwise. Of every
# example the ids are looked at.
for dossier in "$ROOT"/docs/examples/*.yaml; do
    twice=$("$grow" report "$dossier" --format html | grep -oE ' id="[^"]*"' | sort | uniq -d)
    [ -z "$twice" ] || {
        echo "$dossier: ids stand twice: $twice"
        exit 1
    }
done
for dossier in "$ROOT"/docs/examples/de-singel.yaml "$ROOT"/docs/examples/gesprekskaarten.yaml \
    "$here"/*.yaml; do
    "$grow" report "$dossier" --format html --output "$pages/$(basename "$dossier" .yaml).html"
done
node "$here/report.mjs" "$cache" "$pages"/*.html
