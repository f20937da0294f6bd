// A pack with one question of every type, held in memory, for tests that need one.
#ifndef GROW_TEST_SMALL_PACK_H
#define GROW_TEST_SMALL_PACK_H

#include <string.h>

#include "model/pack.h"

static const char SMALL_PACK[] =
    "grow: 1\n"
    "id: klein\n"
    "version: \"1.0.0\"\n"
    "languages: [nl]\n"
    "title: Klein (fictief)\n"
    "valid: { from: 2024-01-01, to: 2026-12-31 }\n"
    "common: [schalen]\n"
    "roles:\n"
    "  - { id: bestuur, label: Bestuur, short: B }\n"
    "  - { id: opleiding, label: Opleiding, short: O }\n"
    "facts:\n"
    "  - { id: F01, text: Sectoren, type: multiple, max: 2,\n"
    "      options: [ { id: po, label: po }, { id: vo, label: vo }, { id: mbo, label: mbo } ] }\n"
    "  - { id: F02, text: Status, type: single,\n"
    "      options: [ { id: erkend, label: erkend }, { id: aspirant, label: aspirant } ] }\n"
    "  - { id: F03, text: Lichting, type: year }\n"
    "  - id: F04\n"
    "    text: Regio's\n"
    "    type: table\n"
    "    columns:\n"
    "      - { id: naam, label: Naam, type: text }\n"
    "      - { id: studenten, label: Studenten, type: number, integer: true, min: 0 }\n"
    "      - { id: afspraak, label: Afspraak, scale: JDN }\n"
    "      - { id: grenst, label: Grenst, type: single,\n"
    "          options: [ { id: ja, label: ja }, { id: nee, label: nee } ] }\n"
    "  - { id: F05, text: Verwacht, type: number, integer: true, min: 0 }\n"
    "  - { id: F06, text: Deel, type: number, min: 0, max: 100, unit: procent }\n"
    "  - { id: F07, text: Bedrag, type: number, above: 0, unit: euro }\n"
    "  - { id: F16, text: Peildatum, type: date }\n"
    "phases:\n"
    "  reality:\n"
    "    title: Nu\n"
    "    sections:\n"
    "      - id: nu\n"
    "        title: Nu\n"
    "        questions:\n"
    "          - { id: G01, text: Eens, scale: E5, roles: [bestuur, opleiding] }\n"
    "          - { id: R16, text: Review, scale: JDN, roles: [bestuur, opleiding] }\n"
    "          - { id: R20, text: Streng, scale: STRENG, roles: [bestuur, opleiding] }\n"
    "          - { id: R37, text: Telling, scale: E5, roles: [opleiding] }\n"
    "          - { id: G06, text: Bijdrage, type: multiple, roles: [bestuur],\n"
    "              options: [ { id: meer, label: m }, { id: beter, label: b }, { id: no, label: n "
    "} ] }\n"
    "          - { id: W04, text: Volgorde, type: ranking, roles: [bestuur],\n"
    "              options: [ { id: tijd, label: t }, { id: geld, label: g }, { id: rust, label: r "
    "} ] }\n"
    "          - { id: G14, text: Tevreden, type: text, lines: 3, roles: [bestuur] }\n"
    "          - { id: N01, text: Aantal, type: number, min: -5, max: 5, roles: [bestuur] }\n";

static const char SMALL_SCALES[] =
    "grow-common: 1\n"
    "scales:\n"
    "  - { id: E5, label: Eens, kind: numbers, points: [ { is: 1, label: a }, { is: 2, label: b "
    "},\n"
    "      { is: 3, label: c }, { is: 4, label: d }, { is: 5, label: e } ] }\n"
    "  - { id: JDN, label: Ja, kind: words,\n"
    "      points: [ { is: nee, label: a }, { is: deels, label: b }, { is: ja, label: c } ] }\n"
    "  - { id: STRENG, label: Streng, kind: numbers, strict: true,\n"
    "      points: [ { is: 0, label: a }, { is: 1, label: b } ] }\n";

static bool small_pack_text(void *context, const char *name, const char **text, size_t *length,
                            const char **shown)
{
    (void)context;
    *text = NULL;
    if (strcmp(name, "questionnaires/klein/questionnaire.yaml") == 0)
        *text = SMALL_PACK;
    if (strcmp(name, "questionnaires/common/schalen.yaml") == 0)
        *text = SMALL_SCALES;
    *shown = name;
    *length = *text ? strlen(*text) : 0;
    return *text != NULL;
}

static struct pack *small_pack(struct diags *diags)
{
    struct pack_reader reader = {.read = small_pack_text};
    return pack_read("klein", &reader, diags);
}

#endif
