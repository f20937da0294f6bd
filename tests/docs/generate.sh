#!/bin/sh
# generate.sh GROW FOLDER: writes the generated reference pages. To bring those of the project up to
# date: tests/docs/generate.sh build/dev/core/cli/grow docs/reference
set -eu
grow=$1
folder=$2
for page in conditions diagnostics limits lua sandbox surveyjs xlsform; do
    "$grow" doc "$page" --output "$folder/$page.md"
done
"$grow" doc commands --output "$folder/cli.md"
"$grow" doc pack grow-onderwijsregio --output "$folder/pack-grow-onderwijsregio.md"
