#!/bin/sh
# pdf.sh GROW: the PDF of every example, and of two dossiers that are hard to set, looked at with
# tools of others: tagged, with a language, alternative texts, embedded fonts, an outline, links that
# lead somewhere; two front pages; every finding and tile of the JSON in its text. The same
# bytes through a pipe and elsewhere.
set -eu
cd "${ROOT:?}"
grow=$1
for tool in pdfinfo pdffonts pdftotext qpdf; do
    command -v "$tool" >/dev/null || {
        echo "There is no $tool (packages poppler-utils and qpdf)."
        exit 77
    }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
failed=0

# complain TEXT...
complain() {
    echo "$name: $*"
    failed=1
}

# Words only, on one line: the lines of a PDF are not those of other views.
words() {
    sed 's/\xc2\xa0/ /g; s/\xc2\xad//g' | tr -s '\n\f\t ' ' '
}

# The text of pages $1 to $2, column by column as it is read.
text() {
    pdftotext -f "$1" -l "$2" "$pdf" - | words
}

tagged_and_described() {
    pdfinfo "$pdf" >"$work/info"
    grep -q '^Tagged: *yes' "$work/info" || complain "it is not tagged"
    grep -q '^Page size:.*A4' "$work/info" || complain "its pages are not A4"
    title=$(sed -n 's/^  "title": "\(.*\)",$/\1/p' "$work/report.json")
    grep -qF "$title" "$work/info" || complain "it has no title"
    TZ=UTC pdfinfo -isodates "$pdf" | grep -q "^CreationDate: *$(date_of)T00:00:00" ||
        complain "its date is not that of the dossier"
    qpdf --check "$pdf" >"$work/check" 2>&1 || complain "qpdf finds fault: $(cat "$work/check")"
    qpdf --json --json-key=qpdf "$pdf" >"$work/objects.json"
    for key in '"/Lang": "u:nl"' '"/DisplayDocTitle": true' '"/Marked": true'; do
        grep -qF "$key" "$work/objects.json" || complain "it lacks $key"
    done
}

date_of() {
    sed -n 's/^date: *//p' "$dossier"
}

figures_have_texts() {
    figures=$(grep -cF '"/S": "/Figure"' "$work/objects.json" || true)
    texts=$(grep -cF '"/Alt": "u:' "$work/objects.json" || true)
    charts=$(grep -c '"kind": "chart"' "$work/report.json" || true)
    [ "$figures" -eq "$charts" ] || complain "$charts charts, but $figures figures"
    [ "$figures" -eq "$texts" ] || complain "$figures figures, but $texts alternative texts"
    grep -qF '"/S": "/Private"' "$work/objects.json" && complain "an element is left of an artifact"
    heads=$(grep -cF '"/S": "/TH"' "$work/objects.json" || true)
    scopes=$(grep -cE '"/Scope": "/(Row|Column)"' "$work/objects.json" || true)
    [ "$heads" -le "$scopes" ] || complain "$heads heads of tables, but $scopes with a scope"
}

fonts_are_embedded() {
    pdffonts "$pdf" | awk 'NR > 2 && !/ yes yes yes +[0-9]+ +[0-9]+$/' >"$work/fonts"
    [ -s "$work/fonts" ] && complain "fonts that are not embedded: $(cat "$work/fonts")"
    return 0
}

links_and_outline() {
    entries=$(grep -c '"/Title": "u:' "$work/objects.json" || true)
    headings=$(grep -c '"kind": "heading"' "$work/report.json" || true)
    [ "$entries" -ge $((headings / 2)) ] || complain "its outline has $entries entries of $headings"
    grep -qF '"/Subtype": "/Link"' "$work/objects.json" || complain "it has no links"
    pdfinfo -dests "$pdf" | awk '/"/ { print $NF }' | tr -d '"' | LC_ALL=C sort -u >"$work/dests"
    grep -oE '"/Dest": "[bu]:[^"]*"' "$work/objects.json" | sed 's/.*[bu]://; s/"$//' |
        LC_ALL=C sort -u >"$work/wanted"
    LC_ALL=C comm -13 "$work/dests" "$work/wanted" >"$work/nowhere"
    [ -s "$work/nowhere" ] && complain "links lead nowhere: $(tr '\n' ' ' <"$work/nowhere")"
    return 0
}

# Whatever the pack: two front pages at the most, and a number on the last page.
pages_are_numbered() {
    pages=$(sed -n 's/^Pages: *//p' "$work/info")
    text "$pages" "$pages" | grep -q "Pagina $pages van $pages" || complain "the last page has no number"
    text 1 3 | grep -q 'Bijlage A\.' || complain "the annex does not begin on the third page"
}

# Of the main pack, whose front is two pages that are always filled.
pages_are_right() {
    text 3 3 | grep -q 'Bijlagen Bijlage A' || complain "page 3 does not begin with the annex"
    text 1 2 | grep -q 'Bijlage A\.' && complain "the annex begins before page 3"
    text 2 2 | grep -q 'Eerste acties' || complain "the front does not end on page 2"
}

# A front that fits on one page is one page, and where it is two, the first is as full as it can be.
front_is_full() {
    case $name in
        opdenksessie-oogst | governance-uitvraag | ledenpeiling | grow-kort)
            text 2 2 | grep -q 'Bijlage A\.' || complain "its front is not one page"
            ;;
        op-weg-naar-100)
            text 1 1 | grep -q 'Het pad' || complain "its first page is not full"
            ;;
    esac
}

# The last line of a page, above the running one, is no heading, nor what stands between the heading
# of a question and its chart.
headings_stand_with_theirs() {
    sed -nE '/"kind": "heading"/,/^    }/s/^ *"text": "(.*)",?$/\1/p' "$work/report.json" |
        sed 's/\\"/"/g' >"$work/headings"
    pdftotext -layout "$pdf" - | awk 'NF && !/ Pagina [0-9]+ van [0-9]+$/ { last = $0 }
        / Pagina [0-9]+ van [0-9]+$/ { sub(/^ +/, "", last); print last }' >"$work/lasts"
    alone=$(grep -Fx -f "$work/headings" "$work/lasts" || grep -E '^[0-9]+ antwoorden\.' "$work/lasts" || true)
    [ -z "$alone" ] || complain "a heading stands alone at the foot: $alone"
}

# Every id of a recommendation, every decision and every sentence of a list.
findings_are_there() {
    text 1 999 >"$work/text"
    "$grow" eval "$dossier" >"$work/result.json"
    awk '/"recommendations":/ { on = 1 } on' "$work/result.json" |
        grep -oE '"id": ?"A[0-9]+"' | grep -oE 'A[0-9]+' | LC_ALL=C sort -u >"$work/ids"
    grep -q 'Financiën' "$work/text" || complain "its words cannot be found"
    [ -s "$work/ids" ] || complain "the result has no recommendations"
    while read -r id; do
        grep -qw "$id" "$work/text" || complain "recommendation $id is missing"
    done <"$work/ids"
    tr -d ' ' <"$work/text" >"$work/dense"
    awk '
        /"kind": "heading"/ { on = 0 }
        /"anchor": "decisions"/ { on = 1 }
        on && /"text": / { sub(/^ *"text": "/, ""); sub(/",?$/, ""); print }' "$work/report.json" |
        awk '!seen[$0]++' | words_of_lines | grep -v '^Gevraagdbesluit$' >"$work/decisions"
    [ -s "$work/decisions" ] || complain "there are no decisions"
    while read -r line; do
        grep -qF "$line" "$work/dense" || complain "a decision is missing: $line"
    done <"$work/decisions"
}

# What a screen reader is given has its blanks, also where a line ends: long sentences of the front,
# but for the texts of charts.
words_are_apart() {
    pdfinfo -struct-text "$pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d '\n' |
        sed 's/\xc2\xa0/ /g' >"$work/read"
    awk '
        /"kind": "break"/ { exit }
        /"kind": / { chart = /"chart"/ }
        !chart && sub(/^ *"text": "/, "") { sub(/",?$/, ""); if (length($0) > 100) print }' \
        "$work/report.json" | sed 's/\xc2\xa0/ /g; s/\\"/"/g' | grep -v '(A[0-9]*)$' >"$work/sentences"
    [ -s "$work/sentences" ] || complain "there are no long sentences"
    while read -r line; do
        grep -qF -- "$line" "$work/read" || complain "its words are not apart: $line"
    done <"$work/sentences"
}

# Every id of a source, of the table that lists them and of the result; no line ends in one.
sources_are_there() {
    {
        sed -nE '/"anchor": "sources"/,/"anchor": "glossary"/s/.*\(([a-z0-9-]+)\)",?$/\1/p' \
            "$work/report.json"
        awk '/"sources": \[/ { on = 1; next } /\]/ { on = 0 } on' "$work/result.json" |
            sed -nE 's/^ *"([a-z0-9-]+)",?$/\1/p'
    } | LC_ALL=C sort -u >"$work/sources"
    [ "$(wc -l <"$work/sources")" -ge 20 ] || complain "the report has too few sources"
    grep -oE '\([a-z0-9-]+\)' "$work/text" | tr -d '()' | LC_ALL=C sort -u >"$work/named"
    LC_ALL=C comm -23 "$work/sources" "$work/named" >"$work/lost"
    [ -s "$work/lost" ] && complain "sources cannot be found: $(tr '\n' ' ' <"$work/lost")"
    return 0
}

# What is shown can be copied and searched for: no sign is without a code point, and the tiles are
# there as they read.
texts_can_be_selected() {
    nowhere=$(printf '\356|\357[\200-\243]|\357\277\275')
    LC_ALL=C grep -aqE "$nowhere" "$work/text" && complain "signs without a code point"
    sed -nE '/"kind": "tiles"/,/^    }/s/^ *"(label|value|remark)": "(.*)",?$/\2/p' \
        "$work/report.json" | words_of_lines >"$work/tiles"
    [ -s "$work/tiles" ] || complain "there are no tiles"
    while read -r line; do
        grep -qF -- "$line" "$work/dense" || complain "a tile cannot be found: $line"
    done <"$work/tiles"
    return 0
}

words_of_lines() {
    sed 's/\xc2\xa0/ /g; s/ //g; s/\\"/"/g'
}

# Sheets to cut have nothing but cards: no running lines, and every word of the cards.
cards_are_there() {
    text 1 999 | tr -d ' ' >"$work/dense"
    sed -nE '/"kind": "cards"/,/^    }/s/^ *"text": "(.*)",?$/\1/p' "$work/report.json" |
        words_of_lines >"$work/cards"
    [ -s "$work/cards" ] || complain "there are no cards"
    while read -r line; do
        grep -qF -- "$line" "$work/dense" || complain "a card lacks: $line"
    done <"$work/cards"
    sheets=$(pdftotext "$pdf" - | tr '\n\f' ' \n' | grep -vc 'Pagina')
    wanted=$(grep -c '"sign": "' "$work/report.json")
    [ "$sheets" -ge $((wanted / 4)) ] || complain "$wanted cards on $sheets sheets"
}

same_bytes() {
    (cd "$work" && env -i PATH=/usr/bin:/bin HOME=/nonexistent TZ=Pacific/Kiritimati \
        LANG=C LC_ALL=C.UTF-8 MALLOC_PERTURB_=165 \
        "$grow" report "$ROOT/$dossier" --format pdf 2>"$work/said") >"$work/again" ||
        complain "it fails elsewhere"
    cmp -s "$work/again" "$pdf" || complain "elsewhere it has other bytes"
    [ -s "$work/said" ] && complain "something is said: $(cat "$work/said")"
    return 0
}

for dossier in docs/examples/*.yaml tests/browser/*.yaml; do
    name=$(basename "$dossier" .yaml)
    pdf="$work/$name.pdf"
    "$grow" report "$dossier" --output "$pdf" || {
        complain "there is no PDF"
        continue
    }
    "$grow" report "$dossier" --format json >"$work/report.json"
    tagged_and_described
    figures_have_texts
    fonts_are_embedded
    links_and_outline
    pages_are_numbered
    front_is_full
    headings_stand_with_theirs
    [ "$name" = gesprekskaarten ] && cards_are_there
    grep -q '^pack: *grow-onderwijsregio$' "$dossier" || continue
    pages_are_right
    findings_are_there
    sources_are_there
    texts_can_be_selected
    words_are_apart
    same_bytes
done

# A PDF says of what it was made.
name=verify
"$grow" verify "$work/de-singel.pdf" docs/examples/de-singel.yaml >"$work/said" ||
    complain "it is not the same: $(cat "$work/said")"
"$grow" verify --lang en "$work/de-singel.pdf" docs/examples/grote-stad.yaml >"$work/said" &&
    complain "another dossier is the same"
grep -q '^Another dossier: the report names' "$work/said" || complain "verify says: $(cat "$work/said")"

# Signs that no font has: a box for each, and a warning that names them.
name=signs
sed 's/name: "[^"]*"/name: "De Singel \xf0\x9f\x8e\x93 \xe6\x9d\xb1"/' docs/examples/de-singel.yaml >"$work/signs.yaml"
pdf="$work/signs.pdf"
"$grow" report "$work/signs.yaml" -o "$pdf" 2>"$work/said" || complain "there is no PDF"
grep -q 'U+1F393.*U+6771.*G3009' "$work/said" || complain "nothing is said of its signs"
text 1 1 | grep -q 'De Singel □ □' || complain "its signs are gone"

# A chart alone.
name=de-singel
dossier=docs/examples/$name.yaml
for chart in position dimensions functions routes money; do
    "$grow" report "$dossier" --chart "$chart" --format png >"$work/chart.png"
    head -c 8 "$work/chart.png" | od -An -tx1 | grep -q '89 50 4e 47 0d 0a 1a 0a' ||
        complain "the chart $chart is no PNG"
    "$grow" report "$dossier" --chart "$chart" --output "$work/chart.svg"
    head -c 100 "$work/chart.svg" | grep -q '<svg xmlns="http://www.w3.org/2000/svg"' ||
        complain "the chart $chart is no SVG"
    # A file of its own is XML: it knows no names but these.
    names=$(grep -oE '&[a-zA-Z]+;' "$work/chart.svg" | grep -vE '^&(amp|lt|gt|quot|apos);$' || true)
    [ -z "$names" ] || complain "the chart $chart is no XML: $names"
    grep -q '<title' "$work/chart.svg" || complain "the chart $chart has no title"
    "$grow" verify --lang en "$work/chart.svg" "$dossier" 2>&1 | grep -q '^A chart alone' ||
        complain "verify does not say what the chart $chart is"
done
exit "$failed"
