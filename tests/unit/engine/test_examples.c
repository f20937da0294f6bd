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

#define SCRIPT_NAME "grow-onderwijsregio/voorbeelden"

// The shipped pack with one script more.
struct pack_with_script {
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
    if (ends_with(name, "grow-onderwijsregio/questionnaire.yaml")) {
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

static void write_script(struct buf *script)
{
    const struct api_value *values;
    size_t count = api_values(&values);
    buf_puts(script, "local grow = require \"grow\"\n");
    for (size_t i = 0; i < count; i++)
        buf_putf(script,
                 "grow.note { id = \"voorbeeld_%s\", about = \"facts.F01\", text = \"%s klopt\",\n"
                 "    when = function()\n"
                 "        local got, want = { %s }, { %s }\n"
                 "        for n = 1, 4 do\n"
                 "            if got[n] ~= want[n] then\n"
                 "                error(\"%s gives \" .. tostring(got[n]))\n"
                 "            end\n"
                 "        end\n"
                 "        return true\n"
                 "    end }\n",
                 values[i].name, values[i].name, values[i].example, values[i].gives,
                 values[i].name);
}

static void values_give_what_they_say(void **state)
{
    struct bench *bench = *state;
    struct pack_with_script with = {.shipped = library_reader(bench->library)};
    arena_init(&with.arena);
    buf_init(&with.script, 64 * 1024);
    write_script(&with.script);
    grow_reader reader = {.read = read_with_script, .context = &with};
    grow_pack *pack = grow_pack_load("grow-onderwijsregio", &reader, NULL, bench->problems);
    const char *text = bench_example(bench, "de-singel.yaml");
    grow_sink sink = bench_sink(bench);
    grow_dossier *dossier = NULL;
    grow_assessment *assessment = NULL;
    if (pack)
        dossier = grow_dossier_read(pack, "de-singel.yaml", text, strlen(text), bench->problems);
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
        if (!strstr(bench->out.text, said))
            fail_msg("%s was not tried", values[i].example);
    }
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    buf_clear(&with.script);
    arena_clear(&with.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_give_what_they_say, bench_setup, bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
