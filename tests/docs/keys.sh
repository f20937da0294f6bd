#!/bin/sh
# The pages of the formats name every key that the program reads or writes: what stands in quotes in
# its tables of keys, and what it hands to its JSON writer.
set -eu
cd "${ROOT:?}"

# The words of the tables `static const char *const X[] = {"a", "b"};` in the files $@.
tables() {
    awk '/static const char \*const [A-Z_]+\[[A-Z_0-9]*\] *=/ { on = 1 }
        on { print }
        /;$/ { on = 0 }' "$@" | grep -oE '"[a-z][a-z_-]*"' | tr -d '"'
}

# The keys that the files $@ write as JSON.
written() {
    tr -d '\n' <<END | grep -oE '(json_key|put_string|put_score|text_of|number_of|put_texts|put_flag|put_count|put_answer|put_side|put_rows)\([^";]*"[a-z_]+"' |
$(cat "$@")
END
        grep -oE '"[a-z_]+"' | tr -d '"'
}

# page FILE: every word on standard input stands on the page. None at all means that a source has moved.
page() {
    LC_ALL=C sort -u | {
        none=true
        while read -r key; do
            none=false
            grep -qE "(^|[^A-Za-z_-])$key([^A-Za-z_-]|\$)" "$1" || echo "$1 does not name '$key'"
        done
        $none && echo "no keys were found for $1" || :
    }
}

complaints=$(
    tables core/model/read_common.c core/model/read_pack.c core/model/read_question.c |
        page docs/reference/pack.md
    tables core/model/read_group.c | page docs/reference/pack.md
    written core/engine/result_group.c | page docs/reference/group.md
    tables core/model/dossier.c | page docs/reference/dossier.md
    tables core/engine/suite.c core/engine/case_check.c | page docs/reference/cases.md
    grep -oE '\{"[a-z_]+", check_' core/engine/case_check.c | grep -oE '"[a-z_]+"' | tr -d '"' |
        page docs/reference/cases.md
    tables core/report/layout_read.c core/report/layout_line.c core/report/view_json.c |
        page docs/reference/report.md
    grep -oE 'KIND\([A-Z]+, "[a-z]+"\)' core/report/layout.h | grep -oE '[a-z]+' |
        page docs/reference/report.md
    written core/report/view_json.c | page docs/reference/report.md
    written core/engine/result.c | page docs/reference/result.md
    written core/engine/diff_json.c | page docs/reference/diff.md
    written core/engine/packdiff.c | page docs/reference/diff.md
    tables core/model/read_history.c | page docs/reference/migrations.md
    written core/cli/cmd_migrate.c core/cli/cmd_replay.c | page docs/reference/migrations.md
    written core/engine/whatif_tell.c | page docs/reference/whatif.md
    written core/engine/explain_tree.c | page docs/reference/explain.md
)
[ -z "$complaints" ] || {
    echo "$complaints"
    exit 1
}
