#!/bin/sh
# update.sh GROW-POT: brings core/locale up to date with what the program says, in its lists and in
# its code:
#
#   tests/locale/update.sh build/dev/tests/locale/grow-pot
#
# What is new gets an empty translation, what was changed is marked fuzzy, what is no longer said goes.
set -eu
pot=$(cd "$(dirname "$1")" && pwd -P)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd -P)
. "$here/template.sh"
cd "$here/../.."
template "$pot" >core/locale/grow.pot.new
mv core/locale/grow.pot.new core/locale/grow.pot
for catalogue in core/locale/*.po; do
    msgmerge --quiet --no-wrap --output-file="$catalogue.new" "$catalogue" core/locale/grow.pot
    msgattrib --no-obsolete --no-wrap --output-file="$catalogue" "$catalogue.new"
    rm "$catalogue.new"
done
