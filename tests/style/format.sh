#!/bin/sh
# clang-format 14 decides on layout (.clang-format).
. "${ROOT:?}/tests/style/common.sh"

command -v clang-format-14 >/dev/null 2>&1 || exit 77
c_files core tests | xargs clang-format-14 --dry-run -Werror 2>&1 | grep ': error:' |
    awk -F: '!told[$1]++' | # the first place of each file is enough
    verdict "clang-format-14 -i FILE lays it out."
