// A pack with facts, scaled questions and one script that a test gives, held in memory.
#ifndef GROW_TEST_RULES_PACK_H
#define GROW_TEST_RULES_PACK_H

#include <stdio.h>
#include <string.h>

#include "model/pack.h"
#include "rules/read_rules.h"

// Line 1 of every script; what a test writes begins on line 2.
#define RULES_HEAD "local grow = require \"grow\"\n"

static const char RULES_PACK[] =
    "grow: 1\n"
    "id: proef\n"
    "version: \"1.0.0\"\n"
    "languages: [%s]\n"
    "title: %s\n"
    "valid: { from: 2024-01-01 }\n"
    "common: [gedeeld]\n"
    "scripts: [proef/regels]\n"
    "roles:\n"
    "  - { id: bestuur, label: %s, short: B }\n"
    "  - { id: opleiding, label: %s, short: O }\n"
    "dimensions:\n"
    "  - { id: opdracht, label: %s }\n"
    "  - { id: geld, label: %s }\n"
    "facts:\n"
    "  - { id: F02, text: %s, type: single,\n"
    "      options: [ { id: erkend, label: %s }, { id: aspirant, label: %s } ] }\n"
    "  - id: F04\n"
    "    text: %s\n"
    "    type: table\n"
    "    columns:\n"
    "      - { id: naam, label: %s, type: text }\n"
    "      - { id: studenten, label: %s, type: number, integer: true, min: 0 }\n"
    "  - { id: F05, text: %s, type: number, integer: true, min: 0 }\n"
    "phases:\n"
    "  reality:\n"
    "    title: %s\n"
    "    sections:\n"
    "      - id: nu\n"
    "        title: %s\n"
    "        questions:\n"
    "          - { id: R01, text: %s, scale: M5, roles: [bestuur, opleiding], dimension: opdracht "
    "}\n"
    "          - { id: R02, text: %s, scale: M5, roles: [bestuur, opleiding], dimension: opdracht "
    "}\n"
    "          - { id: R03, text: %s, scale: M5, roles: [bestuur, opleiding], dimension: geld }\n";

static const char RULES_COMMON[] =
    "grow-common: 1\n"
    "scales:\n"
    "  - { id: M5, label: %s, kind: numbers, points: [ { is: 0, label: %s }, { is: 1, label: %s "
    "},\n"
    "      { is: 2, label: %s }, { is: 3, label: %s }, { is: 4, label: %s } ] }\n"
    "sources:\n"
    "  - { id: bron-een, title: %s, date: 2024-06-01, owner: Proef, content: known }\n"
    "amounts:\n"
    "  - { id: nu2025, label: %s, valid: {from: 2025-01-01, to: 2025-12-31},\n"
    "      sources: [bron-een], values: { per_student: 1250 } }\n"
    "  - { id: vroeger, label: %s, valid: {from: 2023-01-01, to: 2023-12-31},\n"
    "      sources: [bron-een], values: { per_student: 900 } }\n";

struct rules_files {
    char pack[8192], common[4096];
    const char *script;
};

// Puts one label in every place where the form asks for a text.
static void rules_fill(char *out, size_t room, const char *form, const char *languages)
{
    const char *label = strchr(languages, ',') ? "{ nl: Proef, en: Trial }" : "Proef (fictief)";
    bool first = strncmp(form, "grow: 1", 7) == 0;
    size_t length = 0;
    for (const char *at = form; *at && length + 64 < room; at++) {
        if (at[0] != '%' || at[1] != 's') {
            out[length++] = *at;
            continue;
        }
        const char *text = first ? languages : label;
        first = false;
        length += (size_t)snprintf(out + length, room - length, "%s", text);
        at++;
    }
    out[length] = '\0';
}

static bool rules_file(void *context, const char *name, const char **text, size_t *length,
                       const char **shown)
{
    const struct rules_files *files = context;
    *text = NULL;
    if (strcmp(name, "questionnaires/proef/questionnaire.yaml") == 0)
        *text = files->pack;
    if (strcmp(name, "questionnaires/common/gedeeld.yaml") == 0)
        *text = files->common;
    if (strcmp(name, "scripts/proef/regels.lua") == 0)
        *text = files->script;
    *shown = name;
    *length = *text ? strlen(*text) : 0;
    return *text != NULL;
}

// `files` must outlive the pack. Languages are "nl" or "nl, en".
static struct pack *rules_pack(struct rules_files *files, const char *languages, const char *script,
                               struct diags *diags)
{
    rules_fill(files->pack, sizeof files->pack, RULES_PACK, languages);
    rules_fill(files->common, sizeof files->common, RULES_COMMON, languages);
    files->script = script;
    struct pack_reader reader = {.read = rules_file, .context = files};
    return pack_read("proef", &reader, diags);
}

// For a failing test.
static void rules_print(const struct diags *diags)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    diags_print(diags, &out, false);
    print_message("%s", out.text);
    buf_clear(&out);
}

// What a test of a script begins with: the pack, and the rules read from it (NULL when refused).
struct rules_trial {
    struct arena arena;
    struct diags diags;
    struct rules_files files;
    struct pack *pack;
    struct rulebook *rules;
};

static inline void rules_try(struct rules_trial *trial, const char *languages, const char *script)
{
    arena_init(&trial->arena);
    diags_init(&trial->diags, &trial->arena);
    trial->pack = rules_pack(&trial->files, languages, script, &trial->diags);
    if (!trial->pack)
        rules_print(&trial->diags);
    assert_non_null(trial->pack);
    trial->rules = read_rules(trial->pack, &limits_default, &trial->diags);
}

// The same for a script that must be taken.
static inline void rules_take(struct rules_trial *trial, const char *languages, const char *script)
{
    rules_try(trial, languages, script);
    if (!trial->rules)
        rules_print(&trial->diags);
    assert_non_null(trial->rules);
}

static inline void rules_tried(struct rules_trial *trial)
{
    pack_free(trial->pack);
    arena_clear(&trial->arena);
}

#endif
