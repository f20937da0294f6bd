#!/bin/sh
# catalogues.sh GROW-POT: the template is that of the lists, and each catalogue translates every text
# of it, none that is not in it, and none in doubt (fuzzy). tests/locale/update.sh mends what can be.
set -eu
pot=$1
cd "${ROOT:?}/core/locale"
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
wrong=0

"$pot" | msguniq --no-wrap --output-file="$made/grow.pot"
diff -u grow.pot "$made/grow.pot" || wrong=1

texts() {
    grep -c '^msgid ' "$1"
}
for catalogue in *.po; do
    msgcmp "$catalogue" grow.pot || wrong=1
    msgattrib --no-wrap --only-fuzzy --no-obsolete "$catalogue" >"$made/fuzzy"
    if [ -s "$made/fuzzy" ]; then
        echo "$catalogue: in doubt (fuzzy):"
        cat "$made/fuzzy"
        wrong=1
    fi
    if grep -n '^#~' "$catalogue" || [ "$(texts "$catalogue")" -ne "$(texts grow.pot)" ]; then
        echo "$catalogue: holds texts that the program does not say"
        wrong=1
    fi
done
exit "$wrong"
