#!/bin/sh
# Every limit of what is read, a constant in a header of core/model, stands on the page of limits:
# doc.c writes it from the constant itself. (Those of scripts are one list, core/rules/limits.def; no
# other file of core/rules may have a bound of its own that an author can meet.)
set -eu
cd "${ROOT:?}"

complaints=$(
    grep -ohE '\b(TREE|PACK|READ|COND|DOSSIER)_[A-Z_]+ = [0-9]' core/model/*.h | cut -d ' ' -f 1 |
        while read -r limit; do
            grep -qE "put_limit\(doc, \"[^\"]*\", $limit\)" core/engine/doc.c ||
                echo "core/engine/doc.c does not write $limit"
        done
    grep -nE 'enum.*\b[A-Z]+_MOST = [0-9]|^    [A-Z]+_MOST = [0-9]' core/rules/*.[ch] | grep -vE '(NAME|SUGGEST|STACK|SUM|UNKNOWN)_MOST' || true
)
[ -z "$complaints" ] || {
    echo "$complaints"
    exit 1
}
