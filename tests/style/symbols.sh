#!/bin/sh
# symbols.sh FOLDER: reads the libraries of the engine (layers base to engine) under the build
# folder's core/. They may ask of the C library only what is in symbols.allow, and hold no
# variable that can change: the engine is a pure function, and two of them can run side by side.
. "${ROOT:?}/tests/style/common.sh"

libraries=
for layer in base model rules report engine; do
    library="$1/$layer/libgrow_$layer.a"
    if [ ! -f "$library" ]; then
        echo "There is no $library: build the release preset first."
        exit 77
    fi
    libraries="$libraries $library"
done
# The PDF is a library of its own beside the reports: a part of that layer.
[ -f "$1/report/libgrow_pdf.a" ] && libraries="$libraries $1/report/libgrow_pdf.a"

{
    # shellcheck disable=SC2086
    nm -A --format=posix $libraries | awk -v allow=tests/style/symbols.allow '
        BEGIN {
            while ((getline line < allow) > 0) {
                sub(/#.*/, "", line)
                count = split(line, word, " ")
                for (i = 2; i <= count; i++) allowed[word[1], word[i]] = 1
            }
            split("base model rules report engine", order, " ")
            for (i in order) rank[order[i]] = i
        }
        {
            # "path/libgrow_base.a[arena.c.o]: malloc U"
            match($1, /libgrow_[a-z]+/)
            layer = substr($1, RSTART + 8, RLENGTH - 8)
            if (layer == "pdf") layer = "report"
            object = $1
            sub(/.*\[/, "core/" layer "/", object)
            sub(/\.o\]:?$/, "", object)
            if ($3 != "U") {
                if (!($2 in home)) home[$2] = layer
                next
            }
            sub(/@.*/, "", $2)
            asked[$2, layer, object] = 1
        }
        END {
            for (key in asked) {
                split(key, part, SUBSEP)
                if (part[1] in home) {
                    if (rank[home[part[1]]] > rank[part[2]])
                        print part[3] ": reaches up to " part[1] " in core/" home[part[1]]
                    continue
                }
                if (("any", part[1]) in allowed || (part[2], part[1]) in allowed) continue
                library = part[1]
                sub(/^luaL_/, "lua_", library)
                sub(/_.*/, "", library)
                if ((part[2], library "_*") in allowed) continue
                print part[3] ": asks for " part[1]
            }
        }' | LC_ALL=C sort
    # shellcheck disable=SC2086
    nm --format=sysv --defined-only -A $libraries | awk -F'|' '
        $NF ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ && $NF !~ /^\.data\.rel\.ro/ &&
            $4 ~ /OBJECT|TLS/ {
            count = split($1, part, ":")
            sub(/ .*/, "", part[count])
            sub(/\.o$/, "", part[count - 1])
            match($1, /libgrow_[a-z]+/)
            layer = substr($1, RSTART + 8, RLENGTH - 8)
            print "core/" layer "/" part[count - 1] ": " part[count] \
                " can change: keep it in a struct that is handed down"
        }'
} | verdict "the engine asks only for what tests/style/symbols.allow lists, and has no state."
