// Generates dossiers; see people.h.

#include "people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/dossier.h"
#include "model/tree.h"

static bool read_file(void *context, const char *name, const char **text, size_t *length,
                      const char **shown)
{
    struct arena *arena = context;
    char path[512];
    snprintf(path, sizeof path, "%s/%s", ROOT, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char *bytes = arena_alloc(arena, 1 << 20);
    *length = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    *text = bytes;
    *shown = arena_text(arena, name);
    return true;
}

void people_open(struct people *people)
{
    arena_init(&people->arena);
    diags_init(&people->diags, &people->arena);
    struct pack_reader reader = {.read = read_file, .context = &people->arena};
    people->pack = pack_read("grow-onderwijsregio", &reader, &people->diags);
    assert_non_null(people->pack);
    people->rules = read_rules(people->pack, &limits_default, &people->diags);
    assert_non_null(people->rules);
}

void people_close(struct people *people)
{
    pack_free(people->pack);
    arena_clear(&people->arena);
}

void people_seed(struct people *people, uint64_t seed)
{
    people->state = seed * 2 + 1;
}

int people_next(struct people *people, int below)
{
    // Knuth's MMIX generator; the high bits are the good ones.
    people->state = people->state * 6364136223846793005u + 1442695040888963407u;
    return (int)((people->state >> 33) % (uint64_t)below);
}

static const char FACTS[] = "F01: [po]\n"
                            "F02: %s\n"
                            "F04:\n"
                            "  - { naam: A, penvoerder: B, vestigingen: 3, studenten_t1: %d, "
                            "studenten_niet_getekend: %d, geldafspraak: %s, "
                            "grenst_aan_hoofdregio: ja, regio_totaal_studenten: %d, "
                            "andere_partnerschappen: %d }\n"
                            "  - { naam: C, penvoerder: D, vestigingen: 3, studenten_t1: %d, "
                            "studenten_niet_getekend: 0, geldafspraak: %s, "
                            "grenst_aan_hoofdregio: %s, regio_totaal_studenten: 400, "
                            "andere_partnerschappen: 1 }\n"
                            "F05: %d\nF06: %d\nF07: %d\nF12: nee\nF13: %s\n";

static void fill_facts(struct people *people, struct dossier *dossier, struct arena *arena)
{
    static const char *const STATUS[] = {"erkend", "aspirant", "in_opbouw"};
    static const char *const MONEY[] = {"ja", "deels", "nee"};
    static const char *const BODY[] = {"penvoerder", "centrale_dienst_bestaand", "nog_open"};
    int students = 50 + people_next(people, 800);
    const char *text = arena_textf(
        arena, FACTS, STATUS[people_next(people, 3)], students, people_next(people, students),
        MONEY[people_next(people, 3)], 100 + people_next(people, 900), people_next(people, 5),
        people_next(people, 300), MONEY[people_next(people, 3)],
        people_next(people, 2) ? "ja" : "nee", people_next(people, 900),
        1 + people_next(people, 100), 1000 + people_next(people, 1000000),
        BODY[people_next(people, 3)]);
    int file = diags_source(&people->diags, "facts", text, strlen(text));
    const struct node *facts = tree_parse(arena, file, text, strlen(text), &people->diags);
    assert_non_null(facts);
    dossier->facts =
        arena_array(arena, (size_t)people->pack->question_count, sizeof(struct answer));
    for (size_t i = 0; i < facts->count; i++) {
        const struct question *fact = pack_question_find(people->pack, facts->keys[i]->text);
        assert_true(dossier_value(fact, people->pack, facts->items[i], true, arena,
                                  &dossier->facts[fact->index], &people->diags));
    }
}

static void fill_answer(struct people *people, const struct question *question,
                        struct answer *answer)
{
    int kind = people_next(people, 30);
    if (kind == 0)
        answer->state = ANSWER_DONT_KNOW;
    else if (kind == 1)
        answer->state = ANSWER_NOT_APPLICABLE;
    if (kind <= 2)
        return;
    const struct scale *scale = question->scale;
    const struct point *point = &scale->points[people_next(people, (int)scale->count)];
    answer->state = ANSWER_VALUE;
    answer->value = scale->words ? value_word(point->is) : value_number(point->number, 0);
}

static void add_respondent(struct people *people, struct dossier *dossier, int role, int number,
                           struct arena *arena)
{
    struct respondent *respondent = &dossier->respondents[dossier->respondent_count++];
    respondent->id = arena_textf(arena, "%s-%d", people->pack->roles[role].id, number);
    respondent->role = role;
    respondent->answers =
        arena_array(arena, (size_t)people->pack->question_count, sizeof(struct answer));
    for (int q = people->pack->fact_count; q < people->pack->question_count; q++) {
        const struct question *question = &people->pack->questions[q];
        if (question->scale && question->roles >> role & 1U)
            fill_answer(people, question, &respondent->answers[q]);
    }
}

struct dossier *people_dossier(struct people *people, struct arena *arena)
{
    struct dossier *dossier = arena_alloc(arena, sizeof *dossier);
    dossier->arena = arena;
    dossier->pack = people->pack;
    dossier->partnership = "Voorbeeld (fictief)";
    dossier->date = "2025-01-15";
    dossier->day = 20103;
    dossier->year = 2025;
    fill_facts(people, dossier, arena);
    dossier->respondents = arena_array(arena, 64, sizeof *dossier->respondents);
    for (int role = 0; role < people->pack->role_count; role++) {
        int count = 1 + people_next(people, 3);
        for (int i = 0; i < count; i++)
            add_respondent(people, dossier, role, i, arena);
    }
    dossier_seal(dossier);
    return dossier;
}

struct dossier *people_copy(struct people *people, const struct dossier *dossier, int role,
                            struct arena *arena)
{
    (void)people;
    struct dossier *copy = arena_alloc(arena, sizeof *copy);
    *copy = *dossier;
    size_t room = (size_t)dossier->respondent_count * 2;
    copy->respondents = arena_array(arena, room, sizeof *copy->respondents);
    memcpy(copy->respondents, dossier->respondents,
           (size_t)dossier->respondent_count * sizeof *copy->respondents);
    for (int i = 0; i < dossier->respondent_count; i++) {
        if (role >= 0 && dossier->respondents[i].role != role)
            continue;
        struct respondent *twin = &copy->respondents[copy->respondent_count++];
        *twin = dossier->respondents[i];
        twin->id = arena_textf(arena, "copy-%s", twin->id);
    }
    dossier_seal(copy);
    return copy;
}

struct assessment *people_evaluate(struct people *people, const struct dossier *dossier,
                                   struct arena *arena)
{
    struct assessment *assessment =
        evaluate(people->rules, dossier, &limits_default, arena, NULL, &people->diags);
    if (!assessment) {
        struct buf out;
        buf_init(&out, 1 << 20);
        diags_print(&people->diags, &out, false);
        fail_msg("%s", out.text);
    }
    return assessment;
}

const struct score_result *people_score(const struct assessment *assessment, const char *id)
{
    int dimension = pack_dimension_find(assessment->pack, id);
    for (size_t i = 0; i < assessment->rules->score_count; i++)
        if (assessment->scores[i].dimension == dimension)
            return &assessment->scores[i];
    fail_msg("no dimension '%s'", id);
    return NULL;
}
