// See data_pack.h.
#include "data_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char QUESTIONNAIRE[] =
    "grow: 1\n"
    "id: alles\n"
    "version: '1'\n"
    "languages: [nl]\n"
    "title: Alles\n"
    "scripts: [alles]\n"
    "roles:\n"
    "  - { id: een, label: Een, short: E }\n"
    "  - { id: twee, label: Twee, short: T }\n"
    "  - { id: niets, label: Niets, short: N }\n"
    "dimensions:\n"
    "  - { id: kracht, label: Kracht }\n"
    "scales:\n"
    "  - { id: getal, kind: numbers, label: Getal, points: [{ is: 0, label: nee }, { is: 1, label: "
    "iets }, { is: 2, label: ja }] }\n"
    "  - { id: woord, kind: words, label: Woord, points: [{ is: nee, label: Nee }, { is: deels, "
    "label: Deels }, { is: ja, label: Ja }] }\n"
    "facts:\n"
    "  - { id: F01, type: number, text: Hoeveel? }\n"
    "  - { id: F02, type: single, text: Welke?, options: [{ id: a, label: A }, { id: b, label: B "
    "}] }\n"
    "  - id: F03\n"
    "    type: table\n"
    "    text: Wie?\n"
    "    columns:\n"
    "      - { id: naam, type: text, label: Naam }\n"
    "      - { id: aantal, type: number, label: Aantal }\n"
    "      - { id: hoe, scale: woord, label: Hoe }\n"
    "      - { id: dag, type: date, label: Dag }\n"
    "  - { id: F04, type: text, text: Wat? }\n"
    "  - { id: F05, type: multiple, text: Welke?, options: [{ id: p, label: P }, { id: q, label: "
    "'Q; R' }] }\n"
    "  - { id: F06, type: year, text: Sinds? }\n"
    "  - { id: F07, type: date, text: Wanneer? }\n"
    "phases:\n"
    "  goal:\n"
    "    title: Doel\n"
    "    sections:\n"
    "      - id: eerste\n"
    "        title: Eerste\n"
    "        questions:\n"
    "          - { id: G01, scale: getal, text: Sterk?, roles: [een, twee], dimension: kracht }\n"
    "          - { id: G02, type: text, text: Waarom?, roles: [een], when: F02 == a }\n"
    "          - { id: G03, scale: woord, text: Klaar?, roles: [een, twee], when: F02 == b }\n"
    "          - { id: G04, type: ranking, text: Volgorde?, roles: [twee], options: [{ id: x, "
    "label: X }, { id: y, label: Y }, { id: z, label: Z }] }\n"
    "          - id: G05\n"
    "            type: table\n"
    "            text: Welke?\n"
    "            roles: [een]\n"
    "            columns: [{ id: naam, type: text, label: Naam }, { id: n, type: number, label: N "
    "}]\n";

static const char SCRIPT[] =
    "local grow = require \"grow\"\n"
    "grow.score { id = \"kracht\", floor = 0, least = 1, common = 1, flag = 20,\n"
    "  bands = { { id = \"laag\", below = 50, label = \"Laag\" },\n"
    "            { id = \"hoog\", label = \"Hoog\" } } }\n";

static bool read_file(void *context, const char *name, grow_file *file)
{
    (void)context;
    file->shown = NULL;
    bool script = strcmp(name, "scripts/alles.lua") == 0;
    if (!script && strcmp(name, "questionnaires/alles/questionnaire.yaml") != 0)
        return false;
    file->text = script ? SCRIPT : QUESTIONNAIRE;
    file->length = strlen(file->text);
    return true;
}

static bool keep(void *context, const char *bytes, size_t length)
{
    struct data_pack *bench = context;
    if (bench->length + length >= sizeof bench->text)
        return false;
    memcpy(bench->text + bench->length, bytes, length);
    bench->length += length;
    bench->text[bench->length] = '\0';
    return true;
}

grow_sink data_pack_sink(struct data_pack *bench)
{
    bench->length = 0;
    bench->text[0] = '\0';
    return (grow_sink){keep, bench};
}

const char *data_pack_said(struct data_pack *bench)
{
    grow_sink sink = data_pack_sink(bench);
    grow_diagnostics_print(bench->problems, false, &sink);
    return bench->text;
}

int data_pack_open(void **state)
{
    struct data_pack *bench = calloc(1, sizeof *bench);
    grow_reader reader = {.read = read_file};
    bench->loading = grow_diagnostics_new(); // the pack borrows from them
    bench->problems = grow_diagnostics_new();
    bench->pack = grow_pack_load("alles", &reader, NULL, bench->loading);
    assert_non_null(bench->pack);
    *state = bench;
    return 0;
}

int data_pack_close(void **state)
{
    struct data_pack *bench = *state;
    grow_pack_free(bench->pack);
    grow_diagnostics_free(bench->problems);
    grow_diagnostics_free(bench->loading);
    free(bench);
    return 0;
}

// --- dossiers ---

static int below(struct data_pack *bench, int count)
{
    bench->state = bench->state * 6364136223846793005U + 1442695040888963407U;
    return (int)((bench->state >> 33) % (uint64_t)count);
}

// A text of nasty pieces, as it stands between double quotes in YAML.
static void put_text(struct data_pack *bench, char *out, size_t room)
{
    static const char *const PIECES[] = {
        "=",         "+",   "-",      "@",   "'",         "''=",      "\\\"",      ";",   ",",
        "\\t",       "\\n", "|",      "<&>", "_x0041_",   "_x005F_",  "]]>",       "é",   "😀",
        "＝",        " ",   "null",   "~",   "dont know", "=SUM(A1)", "\\\\",      "1,5", "1.5",
        "15-1-2025", "#",   "{\\\"a", "yes", "－1",       "left_out", "unanswered"};
    size_t length = 0;
    int count = 1 + below(bench, 5);
    out[0] = '\0';
    for (int i = 0; i < count; i++)
        length += (size_t)snprintf(out + length, room - length, "%s",
                                   PIECES[below(bench, (int)COUNT(PIECES))]);
    // A text of nothing but blanks is no text.
    if (strspn(out, " \\tn") == length)
        snprintf(out + length, room - length, "x");
}

struct page {
    char text[32 * 1024];
    size_t length;
};

__attribute__((format(printf, 2, 3))) static void put(struct page *page, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    page->length += (size_t)vsnprintf(page->text + page->length, sizeof page->text - page->length,
                                      format, rest);
    va_end(rest);
}

static void put_facts(struct data_pack *bench, struct page *page)
{
    static const char *const NUMBERS[] = {"-12.50",
                                          "0",
                                          "310000",
                                          "0.000000001",
                                          "-0.5",
                                          "123456789012345",
                                          "123456789012.123456789"};
    char text[256];
    put(page, "facts:\n  F01: %s\n", NUMBERS[below(bench, (int)COUNT(NUMBERS))]);
    if (below(bench, 4))
        put(page, "  F02: %s\n", below(bench, 2) ? "a" : "b");
    if (below(bench, 4) == 0)
        put(page, "  F03: []\n");
    else if (below(bench, 4)) {
        put(page, "  F03:\n");
        for (int i = below(bench, 3); i >= 0; i--) {
            put_text(bench, text, sizeof text);
            put(page, "    - { naam: \"%s\", aantal: %s, hoe: deels, dag: 2024-02-29 }\n", text,
                NUMBERS[below(bench, (int)COUNT(NUMBERS))]);
        }
    }
    put_text(bench, text, sizeof text);
    put(page, "  F04: \"%s\"\n  F05: [%s]\n", text, below(bench, 2) ? "q, p" : "q");
    put(page, "  F06: 2024\n  F07: %s\n", below(bench, 2) ? "1999-12-31" : "null");
}

static void put_answers(struct data_pack *bench, struct page *page, bool first)
{
    static const char *const WORDS[] = {"nee", "ja", "dont_know", "not_applicable"};
    static const char *const POINTS[] = {"0", "2", "dont_know", "not_applicable"};
    char text[256];
    put(page, "      G01: %s\n", POINTS[below(bench, 4)]);
    if (below(bench, 3))
        put(page, "      G03: %s\n", WORDS[below(bench, 4)]);
    if (!first) {
        put(page, "      G04: [%s]\n", below(bench, 2) ? "z, x" : "y");
        return;
    }
    put_text(bench, text, sizeof text);
    put(page, "      G02: \"%s\"\n", text);
    put_text(bench, text, sizeof text);
    put(page, "      G05: [{ naam: \"%s\", n: -3 }, { naam: \"=\", n: 4.5 }]\n", text);
}

grow_dossier *data_pack_read(struct data_pack *bench, const char *text)
{
    grow_dossier *dossier =
        grow_dossier_read(bench->pack, "dossier.yaml", text, strlen(text), bench->problems);
    if (!dossier)
        fail_msg("%s", data_pack_said(bench));
    return dossier;
}

grow_dossier *data_pack_dossier(struct data_pack *bench, uint64_t seed)
{
    struct page *page = calloc(1, sizeof *page);
    char text[256];
    bench->state = seed;
    put_text(bench, text, sizeof text);
    put(page, "grow-dossier: 1\npack: alles\npartnership: { name: \"%s\", fictional: %s }\n", text,
        below(bench, 2) ? "true" : "false");
    put(page, "date: 2025-01-15\n");
    put_facts(bench, page);
    put(page, "respondents:\n");
    for (int i = below(bench, 4); i > 0; i--) {
        bool first = below(bench, 2);
        put(page, "  - id: %s%d\n    role: %s\n    answers:\n", below(bench, 2) ? "r" : "1e", i,
            first ? "een" : "twee");
        put_answers(bench, page, first);
    }
    put(page, "  - { id: n1, role: niets, answers: {} }\n");
    grow_dossier *dossier = data_pack_read(bench, page->text);
    free(page);
    return dossier;
}
