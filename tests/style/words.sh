#!/bin/sh
# No text points at one machine's folders, and nothing is left half done. (The brackets keep this
# file from finding itself.)
. "${ROOT:?}/tests/style/common.sh"

{
    all_files | xargs grep -nIE '(^|[^A-Za-z0-9_.$~:/-])/(wor[k]|hom[e]|roo[t])/' /dev/null || true
    find docs README* CONTRIBUTING* CHANGELOG* -type f 2>/dev/null |
        xargs grep -nIE '/tm[p]/' /dev/null || true
    find core scripts questionnaires tests -type f |
        xargs grep -nIE '(TO[D]O|FIX[M]E|not impl[e]mented)' /dev/null || true
} | verdict "no machine's own paths, no unfinished work."
