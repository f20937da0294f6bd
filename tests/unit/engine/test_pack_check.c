// A pack that is checked by its author: one run tells what is wrong in the YAML and in the scripts,
// nothing that is only the consequence of something else, and no damage to a pack makes it stop.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grow.h"
#include "host/library.h"

static const char TOP[] = "grow: 1\nid: klein\nversion: '1'\nlanguages: [nl]\ntitle: Klein\n"
                          "scripts: [klein]\n"
                          "roles: [{ id: bestuur, label: Bestuur, short: B }]\n"
                          "dimensions: [{ id: kracht, label: Kracht }]\n";
static const char SCALES[] = "scales:\n  - id: JN\n    label: Ja\n    kind: words\n    points:\n"
                             "      - { is: nee, label: Nee }\n      - { is: ja, label: Ja }\n";
static const char FACTS[] = "facts:\n  - { id: F01, text: Een, type: number }\n"
                            "  - { id: F02, text: Twee, scale: JN }\n";
static const char SCRIPT[] =
    "local grow = require \"grow\"\n"
    "grow.figure { id = 'x', label = 'X', unit = 'count', value = 'F01' }\n"
    "grow.card { id = 'k', theme = 'kracht', title = 't', opening = 'o',\n"
    "  deepening = 'd', when = \"F02 == ja and x > 1\" }\n";

struct files {
    const char *questionnaire, *script;
};

static bool read_file(void *context, const char *name, grow_file *file)
{
    const struct files *files = context;
    if (strcmp(name, "scripts/klein.lua") == 0)
        file->text = files->script;
    else if (strcmp(name, "questionnaires/klein/questionnaire.yaml") == 0)
        file->text = files->questionnaire;
    else
        return false;
    file->length = strlen(file->text);
    return true;
}

static bool take(void *context, const char *bytes, size_t length)
{
    char *out = context;
    size_t used = strlen(out);
    assert_true(used + length < 32768);
    memcpy(out + used, bytes, length);
    out[used + length] = '\0';
    return true;
}

// The diagnostics of a pack, as "G1203 G1302 " in the order of their places.
static const char *codes_of(const char *questionnaire, const char *script)
{
    static char codes[400];
    static char json[32768];
    struct files files = {questionnaire, script};
    grow_reader reader = {.read = read_file, .context = &files};
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_pack *pack = grow_pack_check("klein", &reader, NULL, diagnostics);
    assert_true((pack == NULL) == (grow_diagnostics_errors(diagnostics) > 0));
    json[0] = codes[0] = '\0';
    grow_sink sink = {take, json};
    grow_diagnostics_json(diagnostics, &sink);
    for (const char *at = json; (at = strstr(at, "\"code\": \"")) != NULL; at += 9)
        snprintf(codes + strlen(codes), sizeof codes - strlen(codes), "%.5s ", at + 9);
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
    return codes;
}

static const char *joined(const char *top, const char *scales, const char *facts, const char *more)
{
    static char text[4096];
    snprintf(text, sizeof text, "%s%s%s%s", top, scales, facts, more);
    return text;
}

static void one_run_tells_all(void **state)
{
    (void)state;
    static const char QUESTION[] =
        "phases:\n  reality:\n    title: Nu\n    sections:\n      - id: een\n        title: Een\n"
        "        questions:\n          - { id: R01, text: Een, scale: JN, roles: [bestuur], "
        "dimension: %s }\n";
    char right[400], wrong[400], script[600];
    snprintf(right, sizeof right, QUESTION, "kracht");
    snprintf(wrong, sizeof wrong, QUESTION, "kragt");
    // Right, but for what an author is told of a pack without errors: there is no score yet.
    assert_string_equal(codes_of(joined(TOP, SCALES, FACTS, right), SCRIPT), "G1622 ");
    assert_string_equal(codes_of(joined(TOP, SCALES, FACTS, wrong), SCRIPT), "G1203 ");
    // An unknown name in a condition, and one in a function.
    snprintf(script, sizeof script,
             "%sgrow.note { id = 'n', about = 'x', text = 't', when = 'y > 1' }\n", SCRIPT);
    assert_string_equal(codes_of(joined(TOP, SCALES, FACTS, wrong), script), "G1203 G1302 ");
    snprintf(script, sizeof script,
             "%sgrow.note { id = 'n', about = 'x', text = 't', when = function() return figure.y "
             "end }\n",
             SCRIPT);
    assert_string_equal(codes_of(joined(TOP, SCALES, FACTS, wrong), script), "G1203 G2005 ");
    assert_string_equal(codes_of(joined(TOP, SCALES, FACTS, wrong), "local x = = 1\n"),
                        "G1203 G2001 ");
}

// Where names may be missing only what does not hang on them is told.
static void nothing_follows_from_something_else(void **state)
{
    (void)state;
    assert_string_equal(codes_of(joined(TOP, "", FACTS, ""), SCRIPT), "G1204 ");
    assert_string_equal(
        codes_of(joined(TOP, SCALES, "facts: [{ text: x, type: number }]\n", ""), SCRIPT),
        "G1102 ");
    assert_string_equal(codes_of(joined(TOP, SCALES, "fact: []\n", ""), SCRIPT), "G1112 G1101 ");
    assert_string_equal(codes_of(joined(TOP, SCALES, "facts: []\nopdragt: 1\n", ""), "x = 1\n"),
                        "G1112 G1101 G2002 ");
    assert_string_equal(codes_of("grow: 2\n", SCRIPT), "G1108 ");
    // A script that is not there is told once, not again by who requires it.
    assert_string_equal(codes_of(joined(TOP, SCALES, FACTS, ""), "local x = require 'lib/y'\n"),
                        "G1207 ");
}

// --- damage ---

struct damage {
    grow_reader host;
    size_t line; // is left out of the questionnaire
    int how;
    char *text;
};

static bool read_damaged(void *context, const char *name, grow_file *file)
{
    struct damage *damage = context;
    if (!damage->host.read(damage->host.context, name, file))
        return false;
    if (strcmp(name, "questionnaires/grow-onderwijsregio/questionnaire.yaml") != 0)
        return true;
    memcpy(damage->text, file->text, file->length + 1);
    char *at = damage->text;
    for (size_t i = 0; i < damage->line && at; i++)
        at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
    char *end = at ? strchr(at, '\n') : NULL;
    char *colon = end ? memchr(at, ':', (size_t)(end - at)) : NULL;
    if (damage->how == 0 && end)
        memmove(at, end + 1, strlen(end + 1) + 1);
    else if (damage->how == 1 && colon)
        colon[-1] = 'q'; // another key
    else if (damage->how == 2 && colon)
        memmove(colon + 1, end, strlen(end) + 1); // without its value
    file->text = damage->text;
    file->length = strlen(damage->text);
    return true;
}

static void no_damage_stops_it(void **state)
{
    (void)state;
    grow_diagnostics *all = grow_diagnostics_new();
    struct library_places places = {0};
    struct library *library = library_new(&places, all);
    struct damage damage = {.host = library_reader(library), .text = malloc(1 << 20)};
    assert_non_null(damage.text);
    for (size_t i = 0; i < 165; i++) {
        damage.line = 6 * i;
        damage.how = (int)(i % 3);
        grow_diagnostics *diagnostics = grow_diagnostics_new();
        grow_reader reader = {.read = read_damaged, .context = &damage};
        grow_pack *pack = grow_pack_check("grow-onderwijsregio", &reader, NULL, diagnostics);
        assert_true((pack == NULL) == (grow_diagnostics_errors(diagnostics) > 0));
        grow_pack_free(pack);
        grow_diagnostics_free(diagnostics);
    }
    free(damage.text);
    library_free(library);
    grow_diagnostics_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_run_tells_all),
        cmocka_unit_test(nothing_follows_from_something_else),
        cmocka_unit_test(no_damage_stops_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
