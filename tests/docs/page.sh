#!/bin/sh
# page.sh PAGE: writes the files of a Markdown page and runs its ```console blocks, in the order of
# the page, in a folder of its own (tests/cli/run_transcripts.sh tells the notation).
set -eu
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

page=$1
awk -f tests/docs/page.awk "$page" >"$work/page.md"
if ! sh tests/cli/run_transcripts.sh "$work/page.md"; then
    echo "That is in $page, where each line stands some lines earlier."
    exit 1
fi
