#!/bin/sh
# determinism.sh GROW...: evaluates and reports every example with each of the programs (sanitized,
# gcc, clang), and compares with what the first gave: a second time, from another folder, in
# another locale, time zone and environment. All must be the same bytes.
set -eu
cd "${ROOT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

for grow in "$@"; do
    if [ ! -x "$grow" ]; then
        echo "There is no $grow: build the presets dev, release and clang first."
        exit 77
    fi
done

# A locale with a decimal comma, made here, so that the machine need not have it. Any locale will
# do to set; only this one proves something.
mkdir "$work/locales"
if ! localedef -i nl_NL -f UTF-8 "$work/locales/nl_NL.UTF-8" 2>/dev/null; then
    echo "localedef cannot make nl_NL.UTF-8 (package locales)."
    exit 77
fi

# The C library keeps the list it makes of LOCPATH: no leak of ours.
echo 'leak:argz_add_sep' >"$work/leaks"

failed=0

# same NAME COMMAND...: runs the command and compares with the first run of NAME.
same() {
    name=$1
    shift
    if ! "$@" >"$work/now" 2>&1; then
        echo "$name: failed: $*"
        sed 's/^/    /' "$work/now" | head -n 20
        failed=1
    elif [ ! -e "$work/$name" ]; then
        cp "$work/now" "$work/$name"
    elif ! cmp -s "$work/$name" "$work/now"; then
        echo "$name: other bytes from: $*"
        diff "$work/$name" "$work/now" | head -n 5 | cut -c 1-200
        failed=1
    fi
}

elsewhere() {
    mkdir -p "$work/elsewhere"
    (cd "$work/elsewhere" && env -i PATH=/usr/bin:/bin HOME=/nonexistent TZ=Pacific/Kiritimati \
        LOCPATH="$work/locales" LANG=nl_NL.UTF-8 LC_ALL=nl_NL.UTF-8 SHELL=/bin/false \
        MALLOC_PERTURB_=165 LSAN_OPTIONS="suppressions=$work/leaks:print_suppressions=0" "$@")
}

# A program may be built without PDF. Its bytes come from the same code for every pack, and take
# long: the examples of the main pack and of one group tell of all.
has_pdf=
if "$1" report docs/examples/de-singel.yaml --format pdf >/dev/null 2>&1; then
    has_pdf=yes
fi
formats_of() {
    echo "text md html json"
    if [ -n "$has_pdf" ] && grep -qE '^pack: (grow-onderwijsregio|poll-programmaleiders)' "$1"; then
        echo pdf
    fi
}

examples=0
for dossier in "$ROOT"/docs/examples/*.yaml; do
    [ -e "$dossier" ] || break
    examples=$((examples + 1))
    short=$(basename "$dossier" .yaml)
    for grow in "$@"; do
        same "$short.eval" "$grow" eval "$dossier"
        same "$short.eval" "$grow" eval "$dossier"
        same "$short.eval" elsewhere "$grow" eval "$dossier"
        for format in $(formats_of "$dossier"); do
            same "$short.$format" "$grow" report "$dossier" --format "$format"
            same "$short.$format" elsewhere "$grow" report "$dossier" --format "$format"
        done
    done
done
if [ "$examples" -eq 0 ]; then
    echo "There are no examples in docs/examples."
    exit 1
fi
exit "$failed"
