#!/bin/sh
# grow.h is all a host needs: it compiles alone, as C and as C++, without a warning. Every other
# header compiles alone too, so that the order of includes never matters.
. "${ROOT:?}/tests/style/common.sh"

strict='-Wall -Wextra -Wpedantic -pedantic-errors -Werror -fsyntax-only'
{
    # shellcheck disable=SC2086
    {
        "${CC:-cc}" -std=c17 $strict -x c core/include/grow.h || echo "grow.h fails as C17"
        c++ -std=c++17 $strict -x c++ core/include/grow.h || echo "grow.h fails as C++17"
        for header in $(c_files core | grep '\.h$'); do
            "${CC:-cc}" -std=c17 -D_XOPEN_SOURCE=700 $strict -Icore -Icore/include \
                $(pkg-config --cflags lua5.4 pangocairo) -x c "$header" || echo "$header does not stand alone"
        done
    } 2>&1
} | verdict "a header compiles alone."
