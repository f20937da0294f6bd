#!/bin/sh
# A layer includes lower layers only, modules (a .c with its .h) form no cycle, and a third-party
# header is seen in its one home.
. "${ROOT:?}/tests/style/common.sh"

find core -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' \) | LC_ALL=C sort |
    xargs awk -f tests/style/layering.awk |
    verdict "includes go strictly downward, without cycles (docs/design)."
