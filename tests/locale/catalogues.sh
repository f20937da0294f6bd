#!/bin/sh
# catalogues.sh GROW-POT [LOCALE]: the template is that of the lists and the code, and each catalogue
# translates every text of it, none that is not in it, and none in doubt (fuzzy). A translation of a
# format takes the same values in the same order: with others it would read memory that is not its
# own. tests/locale/update.sh mends what can be. LOCALE stands in for core/locale, and
# $TEMPLATE for what grow-pot gives (selftest.sh).
set -eu
pot=$1
cd "${ROOT:?}"
. tests/locale/template.sh
locale=${2:-core/locale}
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
wrong=0

if [ -n "${TEMPLATE:-}" ]; then
    cp "$TEMPLATE" "$made/grow.pot"
else
    template "$pot" >"$made/grow.pot"
fi
diff -u "$locale/grow.pot" "$made/grow.pot" || wrong=1

texts() {
    grep -c '^msgid ' "$1"
}

# tell WHAT FILTER...: the texts of the catalogue that msgattrib finds with the filter.
tell() {
    what=$1
    shift
    # Behind the head, which is the first entry.
    msgattrib --no-wrap --no-obsolete "$@" "$made/merged" | sed '1,/^$/d' |
        grep -v '^#\|^$\|^msgstr ""$' >"$made/told" || true
    if [ -s "$made/told" ]; then
        echo "$catalogue: $what:"
        cat "$made/told"
        wrong=1
    fi
}

for catalogue in "$locale"/*.po; do
    # The template says what is a format, whatever the catalogue says: msgmerge doubts what does not
    # fit. Without that, msgfmt tells.
    msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$made/merged" "$catalogue" "$made/grow.pot"
    tell "not translated" --untranslated
    tell "in doubt (fuzzy), or a format with other values" --only-fuzzy
    if ! msgfmt --check-format -o "$made/mo" "$made/merged" 2>"$made/formats"; then
        sed "s|.*merged|$catalogue, merged|" "$made/formats"
        wrong=1
    fi
    if grep -n '^#~' "$catalogue" || [ "$(texts "$catalogue")" -gt "$(texts "$made/grow.pot")" ]; then
        echo "$catalogue: holds texts that the program does not say"
        wrong=1
    fi
done
exit "$wrong"
