// The values that a rule sees: each example of the reference page, evaluated in the shipped pack on
// the dossier that the page names, gives what stands beside it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "bench.h"
#include "rules/api.h"

#define SCRIPT_NAME "voorbeelden"

// A shipped pack, on a dossier of which the examples of its values are evaluated.
struct subject {
    const char *pack, *dossier;
    const char *about; // a finding to hang a note on
    bool group;        // the values of a group
};

static const struct subject PARTNERSHIP = {"grow-onderwijsregio", "de-singel.yaml", "facts.F01",
                                           false};
static const struct subject ROOM = {"poll-programmaleiders", "poll-programmaleiders.yaml",
                                    "figures.groepen_totaal", true};

// The shipped pack with one script more.
struct pack_with_script {
    const struct subject *subject;
    grow_reader shipped;
    struct arena arena;
    struct buf script;
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool read_with_script(void *context, const char *name, grow_file *file)
{
    struct pack_with_script *with = context;
    if (ends_with(name, SCRIPT_NAME ".lua")) {
        *file = (grow_file){.text = with->script.text, .length = with->script.length};
        return true;
    }
    if (!with->shipped.read(with->shipped.context, name, file))
        return false;
    if (ends_with(name, arena_textf(&with->arena, "%s/questionnaire.yaml", with->subject->pack))) {
        static const char BEFORE[] = "scripts:\n";
        const char *at = strstr(file->text, BEFORE);
        assert_non_null(at);
        at += strlen(BEFORE);
        file->text = arena_textf(&with->arena, "%.*s  - " SCRIPT_NAME "\n%s",
                                 (int)(at - file->text), file->text, at);
        file->length = strlen(file->text);
    }
    return true;
}

static bool is_of(const struct api_value *value, const struct subject *subject)
{
    return (strcmp(value->name, "tally") == 0) == subject->group;
}

static void write_script(const struct subject *subject, struct buf *script)
{
    const struct api_value *values;
    size_t count = api_values(&values);
    buf_puts(script, "local grow = require \"grow\"\n");
    for (size_t i = 0; i < count; i++) {
        if (!is_of(&values[i], subject))
            continue;
        buf_putf(script,
                 "grow.note { id = \"voorbeeld_%s\", about = \"%s\", text = \"%s klopt\",\n"
                 "    when = function()\n"
                 "        local got, want = { %s }, { %s }\n"
                 "        for n = 1, 4 do\n"
                 "            if got[n] ~= want[n] then\n"
                 "                error(\"%s gives \" .. tostring(got[n]))\n"
                 "            end\n"
                 "        end\n"
                 "        return true\n"
                 "    end }\n",
                 values[i].name, subject->about, values[i].name, values[i].example, values[i].gives,
                 values[i].name);
    }
}

static void try_examples(struct bench *bench, const struct subject *subject)
{
    struct pack_with_script with = {.subject = subject, .shipped = library_reader(bench->library)};
    arena_init(&with.arena);
    buf_init(&with.script, 64 * 1024);
    write_script(subject, &with.script);
    grow_reader reader = {.read = read_with_script, .context = &with};
    grow_pack *pack = grow_pack_load(subject->pack, &reader, NULL, bench->problems);
    const char *text = bench_example(bench, subject->dossier);
    grow_sink sink = bench_sink(bench);
    grow_dossier *dossier = NULL;
    grow_assessment *assessment = NULL;
    if (pack)
        dossier = grow_dossier_read(pack, subject->dossier, text, strlen(text), bench->problems);
    if (dossier)
        assessment = grow_evaluate(pack, dossier, bench->problems);
    if (!assessment || grow_diagnostics_errors(bench->problems) > 0) {
        grow_diagnostics_print(bench->problems, false, &sink);
        fail_msg("%s", bench->out.text);
    }
    grow_render(assessment, GROW_RESULT_JSON, NULL, &sink, bench->problems);
    const struct api_value *values;
    size_t count = api_values(&values);
    for (size_t i = 0; i < count; i++) {
        char said[80];
        snprintf(said, sizeof said, "\"text\": \"%s klopt\"", values[i].name);
        if (is_of(&values[i], subject) && !strstr(bench->out.text, said))
            fail_msg("%s was not tried", values[i].example);
    }
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    buf_clear(&with.script);
    arena_clear(&with.arena);
}

static void values_give_what_they_say(void **state)
{
    try_examples(*state, &PARTNERSHIP);
}

static void values_of_a_group_give_what_they_say(void **state)
{
    try_examples(*state, &ROOM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_give_what_they_say, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(values_of_a_group_give_what_they_say, bench_setup,
                                        bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
