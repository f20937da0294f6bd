#!/bin/sh
# update.sh GROW-POT: brings core/locale up to date with the lists of what the program says:
#
#   tests/locale/update.sh build/dev/tests/locale/grow-pot
#
# What is new gets an empty translation, what was changed is marked fuzzy, what is no longer said goes.
set -eu
pot=$(cd "$(dirname "$1")" && pwd -P)/$(basename "$1")
cd "$(dirname "$0")/../../core/locale"
"$pot" >grow.pot.new
msguniq --no-wrap --output-file=grow.pot grow.pot.new
rm grow.pot.new
for catalogue in *.po; do
    msgmerge --quiet --no-wrap --output-file="$catalogue.new" "$catalogue" grow.pot
    msgattrib --no-obsolete --no-wrap --output-file="$catalogue" "$catalogue.new"
    rm "$catalogue.new"
done
