#!/bin/sh
# selftest.sh GROW-POT: catalogues.sh sees what it is there for. Each fault is planted in a copy of
# the catalogues, and has to be told by its name.
set -eu
pot=$1
cd "${ROOT:?}"
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
wrong=0

# sees WHAT TOLD: the fault in the copy is told.
sees() {
    if sh tests/locale/catalogues.sh "$pot" "$made" >"$made/out" 2>&1; then
        echo "not seen: $1"
        wrong=1
    elif ! grep -qF -- "$2" "$made/out"; then
        echo "seen, but not told by its name: $1"
        cat "$made/out"
        wrong=1
    fi
    cp core/locale/*.po "$made"
}

# Of the message with this text, what stands behind it becomes $2.
plant() {
    awk -v text="msgid \"$1\"" -v becomes="$2" '
        past { $0 = "msgstr \"" becomes "\""; past = 0 }
        $0 == text { past = 1 }
        { print }' "$made/nl.po" >"$made/changed"
    mv "$made/changed" "$made/nl.po"
}

# What is gathered from code: every text of a call, both sides of a choice, what stands in a list
# (of its rows the last), and what is returned; not what only looks like it.
cat >"$made/code.c" <<'END'
SAYS static void tell(const char *format, ...);
// tell("in a remark")
SAYS static const char *const WORDS[] = {"first", "second"};
SAYS static const struct row ROWS[] = {{"name", 1, "last of a row"}};
SAYS_ALL static const struct row ALL[] = {{"each", "text"}};
static const char *const KEYS[] = {"key"};
SAYS static const char *kind(int number)
{
    log("not said");
    return number ? "one kind" : "other kind";
}
static void run(void)
{
    tell(last ? "%s is long, and " "goes on" : "or not", "a \"quote\" (of %d", '"');
    other("not told");
    tell("%s: %zu", KEYS[0]);
}
END
"$pot" "$made/code.c" | sed -n 's/^msgid //p' | tail -n 10 >"$made/gathered"
cat >"$made/expected" <<'END'
"first"
"second"
"last of a row"
"each"
"text"
"one kind"
"other kind"
"%s is long, and goes on"
"or not"
"a \"quote\" (of %d"
END
diff -u "$made/expected" "$made/gathered" || wrong=1

. tests/locale/template.sh
template "$pot" >"$made/template"
TEMPLATE=$made/template
export TEMPLATE
cp core/locale/grow.pot core/locale/*.po "$made"
plant "no pack is called '%s'" "geen pack heet '%d'"
sees "a number where a text is given" "'msgid' and 'msgstr'"
plant "'%s' has %zu entries, and may have %zu" "'%zu' heeft %s delen, en mag er %zu hebben"
sees "values in another order" "'msgid' and 'msgstr'"
plant "no pack is called '%s'" "geen pack heet '%s' %s"
sees "a value too many" "'msgid' and 'msgstr'"
sed -i 's/^#, c-format$//' "$made/nl.po"
plant "no pack is called '%s'" "geen pack heet '%d'"
sees "the same in a catalogue that does not know formats" "geen pack heet '%d'"
plant "no pack is called '%s'" ""
sees "a message without translation" "no pack is called '%s'"
sed -i "s/^msgid \"no pack is called '%s'\"/msgid \"no such pack '%s'\"/" "$made/nl.po"
sees "a message that is not in the catalogue" "no pack is called '%s'"
printf '\nmsgid "never said"\nmsgstr "nooit gezegd"\n' >>"$made/nl.po"
sees "a translation of nothing" "does not say"
sed -i "/^msgid \"no pack is called '%s'\"/i #, fuzzy" "$made/nl.po"
sees "a translation in doubt" "no pack is called '%s'"
sed -i "s/^msgid \"no pack is called '%s'\"/msgid \"another\"/" "$made/grow.pot"
sees "a template that is not that of the code" "no pack is called '%s'"
cp core/locale/grow.pot "$made"
sh tests/locale/catalogues.sh "$pot" "$made" || { echo "a fault is seen where none is"; wrong=1; }
exit "$wrong"
