#!/bin/sh
# Calls that are unsafe everywhere, and calls that have one home. Comments and texts in quotes are
# left out.
. "${ROOT:?}/tests/style/common.sh"

c_files core | xargs awk '
    # Complains where one of the calls in `names` (space separated) stands on this line.
    function ban(names, why,    list, n, i)
    {
        n = split(names, list, " ")
        for (i = 1; i <= n; i++)
            if (code ~ ("(^|[^A-Za-z0-9_.>])" list[i] "[ ]*[(]"))
                print FILENAME ":" FNR ": " list[i] ": " why
    }
    {
        code = $0
        gsub(/\\\\/, "", code)
        gsub(/\\"/, "", code)
        gsub(/"[^"]*"/, "\"\"", code)
        sub(/\/\/.*/, "", code)
        layer = FILENAME
        sub(/^core\//, "", layer)
        sub(/\/.*/, "", layer)
        engine = layer !~ /^(host|cli|web)$/

        ban("strcpy strcat strncpy strncat stpcpy sprintf vsprintf gets scanf sscanf fscanf strtok",
            "no bound, or hidden state")
        ban("atoi atol atoll atof strtod strtof", "errors go unseen, or the locale decides: base/num.h")
        ban("setlocale rand random srand system popen tmpnam mktemp alloca",
            "never in this program")
        if (FILENAME !~ /^core\/base\/(arena|buf)\.c$/)
            ban("malloc calloc realloc free", "memory comes from base/arena and base/buf")
        if (layer != "host")
            ban("time clock gettimeofday clock_gettime localtime gmtime", "the only clock is in core/host")
        if (engine) {
            ban("getenv fopen fclose fread fwrite fputs fputc puts putchar printf fprintf vprintf " \
                "vfprintf perror exit", "the engine opens and prints nothing")
            if (code ~ /(^|[^A-Za-z0-9_])(FILE|stdin|stdout|stderr)([^A-Za-z0-9_]|$)/)
                print FILENAME ":" FNR ": stdio streams are for core/host and core/cli"
        }
    }' | verdict "a banned call; the message says what to use."
