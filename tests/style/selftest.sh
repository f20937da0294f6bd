#!/bin/sh
# Breaks every house rule once, in a tree of its own, and expects the style tests to say where.
set -eu
real=${ROOT:?}
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' INT TERM
failed=0

# A small tree that breaks no rule.
fresh() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree/tests" "$tree/core/base" "$tree/core/model" "$tree/core/rules" \
        "$tree/core/include" "$tree/core/host" "$tree/docs" "$tree/scripts" "$tree/questionnaires"
    cp -R "$real/tests/style" "$tree/tests/style"
    cp "$real/.clang-format" "$tree/"
    printf '// The public API.\nint grow_one(void);\n' >"$tree/core/include/grow.h"
    printf '// The lowest.\n#ifndef A_H\n#define A_H\n\nint a_of(void);\n\n#endif\n' \
        >"$tree/core/base/a.h"
    printf '// The lowest.\n#include "base/a.h"\n\nint a_of(void)\n{\n    return 1;\n}\n' \
        >"$tree/core/base/a.c"
}

# expect RULE TEXT [ARGUMENT]: the rule fails, and what it says holds TEXT.
expect() {
    if ROOT=$tree sh "$tree/tests/style/$1.sh" "${3:-}" >"$tree/said" 2>&1; then
        echo "$1 lets pass what should give: $2"
        failed=1
    elif ! grep -qF "$2" "$tree/said"; then
        echo "$1 should say: $2"
        sed 's/^/    /' "$tree/said"
        failed=1
    fi
}

# add FILE LINE...: writes a file of these lines.
add() {
    file="$tree/$1"
    shift
    printf '%s\n' "$@" >"$file"
}

fresh
for rule in layering sizes format banned header words; do
    code=0
    ROOT=$tree sh "$tree/tests/style/$rule.sh" >"$tree/said" 2>&1 || code=$?
    if [ "$code" -ne 0 ] && [ "$code" -ne 77 ]; then
        echo "$rule finds fault with a tree without faults:"
        cat "$tree/said"
        failed=1
    fi
done

add core/base/b.c '// Looks up.' '#include "model/m.h"'
add core/model/m.h '// A model.' '#include <lua.h>' '#include "base/none.h"' '#include <unistd.h>'
expect layering 'core/base/b.c:2: core/base must not include core/model'
expect layering 'core/model/m.h:2: <lua.h> is for core/rules only'
expect layering 'core/model/m.h:3: there is no core/base/none.h'
expect layering 'core/model/m.h:4: <unistd.h> reaches outside'

fresh
add core/model/x.h '// x' '#include "model/y.h"'
add core/model/y.c '// y' '#include "model/x.h"'
add core/model/y.h '// y'
expect layering 'a cycle: core/model/'
expect layering 'core/model/x.h:2'
expect layering 'core/model/y.c:2'

fresh
{
    echo 'int long_one(void)'
    echo '{'
    seq -f '    a_of(%g);' 59
    echo '}'
} >"$tree/core/base/long.c"
seq -f '// %g' 501 >"$tree/core/base/many.c"
expect sizes 'core/base/long.c:1: a function of 62 lines'
expect sizes 'core/base/long.c:1: opens without saying'
expect sizes 'core/base/many.c:501: the file goes on'

if command -v clang-format-14 >/dev/null 2>&1; then
    add core/base/b.c '// b' 'int   b;'
    expect format 'core/base/b.c:2:4'
fi

add core/base/b.c '// strcpy() here is fine' 'void b(void)' '{' '    puts("strcpy(");' \
    '    strcpy(x, y);' '    time(NULL);' '    p = malloc(3);' '}'
add core/host/h.c '// h' 'int h = atoi("3");'
expect banned 'core/base/b.c:4: puts'
expect banned 'core/base/b.c:5: strcpy'
expect banned 'core/base/b.c:6: time'
expect banned 'core/base/b.c:7: malloc'
expect banned 'core/host/h.c:2: atoi'

add core/base/b.h '// b' 'size_t b_size(void);'
expect header 'core/base/b.h does not stand alone'
add core/include/grow.h '// The public API.' 'int new(int class);'
expect header 'grow.h fails as C++17'

fresh
add docs/a.md "see /wor""k/main" "and /tm""p/x"
add scripts/a.lua "-- TO""DO later"
expect words 'docs/a.md:1:'
expect words 'docs/a.md:2:'
expect words 'scripts/a.lua:1:'

fresh
for layer in base model rules report engine; do
    mkdir -p "$tree/lib/$layer"
    add "one.c" 'static int state;' 'int puts(const char *);' \
        "int f_$layer(void);" "int f_engine(void);" \
        "int f_$layer(void) { return puts(\"\") + state++ + f_engine(); }"
    (cd "$tree" && "${CC:-cc}" -O2 -c one.c -o one.c.o && ar rc "lib/$layer/libgrow_$layer.a" one.c.o)
done
expect symbols 'core/model/one.c: asks for puts' "$tree/lib"
expect symbols 'core/base/one.c: reaches up to f_engine in core/engine' "$tree/lib"
expect symbols 'core/model/one.c: state can change' "$tree/lib"

exit "$failed"
