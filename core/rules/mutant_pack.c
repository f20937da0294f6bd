// The numbers of the questionnaire that rules compute with: amounts, and the weights of questions
// and roles.
// Of the amounts only those that a
// rule names: packs share files of them.
#include <math.h>

#include "base/num.h"
#include "rules/mutant.h"
#include "rules/script_names.h"

struct amounts_read {
    const struct pack *pack;
    bool *names;  // by set and number of the name; behind the sets: whichever holds on the date
    bool by_date; // the set that holds on the date is asked, by itself or for an amount of it
};

static size_t place_of(const struct pack *pack, int set, int name)
{
    return (size_t)((set < 0 ? pack->amount_count : set) * pack->amount_name_count + name);
}

static void note(void *context, struct ref ref, bool all)
{
    struct amounts_read *read = context;
    read->by_date |= ref.space == REF_AMOUNT && !all && ref.index < 0;
    if (ref.space == REF_AMOUNT && !all && ref.sub != REF_AMOUNT_SET)
        read->names[place_of(read->pack, ref.index, ref.sub)] = true;
}

static void note_cond(struct amounts_read *read, const struct cond *cond)
{
    if (cond->op == COND_NAME)
        note(read, cond->ref, false);
    for (size_t i = 0; i < cond->count; i++)
        note_cond(read, cond->kids[i]);
}

static struct amounts_read read_amounts(struct mutants *mutants)
{
    const struct pack *pack = mutants->rules->pack;
    struct amounts_read read = {.pack = pack};
    read.names =
        arena_array(mutants->arena, place_of(pack, -1, pack->amount_name_count), sizeof(bool));
    for (size_t i = 0; i < mutants->part_count; i++)
        if (mutants->parts[i].cond && !mutants->parts[i].hidden)
            note_cond(&read, mutants->parts[i].cond);
    for (int i = 0; i < pack->script_count; i++) {
        struct script_tokens tokens;
        script_tokens_read(&tokens, &pack->scripts[i], mutants->arena);
        script_names_reads(mutants->rules, i, &tokens, mutants->arena, note, &read);
    }
    return read;
}

static void move(struct mutants *mutants, struct mutant like, const char *name, double *place,
                 double least)
{
    char from[NUM_TEXT], to[NUM_TEXT];
    double step = mutant_step(mutants->rules, NULL, *place);
    for (int sign = 1; sign >= -1; sign -= 2) {
        like.change.number.place = place;
        like.change.number.was = *place;
        like.change.number.is = num_round(*place + sign * step, 9);
        if (like.change.number.is < least)
            continue;
        num_plain(from, *place, 9);
        num_plain(to, like.change.number.is, 9);
        like.from = arena_textf(mutants->arena, "%s: %s", name, from);
        like.to = arena_textf(mutants->arena, "%s: %s", name, to);
        mutants_add(mutants, &like);
        like.ordinal++;
    }
}

static void move_amounts(struct mutants *mutants)
{
    const struct pack *pack = mutants->rules->pack;
    struct amounts_read read = read_amounts(mutants);
    mutants_of_dates(mutants, read.by_date);
    for (int i = 0; i < pack->amount_count; i++) {
        const struct amount_set *set = &pack->amounts[i];
        struct mutant like = {.kind = MUTANT_NUMBER, .at = set->span};
        like.who = arena_textf(mutants->arena, "amounts '%s'", set->id);
        for (size_t k = 0; k < set->count; k++) {
            int name = pack_amount_name_find(pack, set->amounts[k].name);
            if (read.names[place_of(pack, i, name)] || read.names[place_of(pack, -1, name)])
                move(mutants, like, set->amounts[k].name, &set->amounts[k].value, 0);
        }
    }
}

// A weight of 1 is the one that a question has without any.
static void move_weights(struct mutants *mutants)
{
    const struct pack *pack = mutants->rules->pack;
    for (int i = 0; i < pack->question_count; i++) {
        struct question *question = &pack->questions[i];
        struct mutant like = {.kind = MUTANT_NUMBER, .at = question->span};
        like.who = arena_textf(mutants->arena, "question '%s'", question->id);
        if (question->weight != 1 && question->dimension >= 0)
            move(mutants, like, "weight", &question->weight, 1e-9);
    }
}

static void move_roles(struct mutants *mutants)
{
    const struct pack *pack = mutants->rules->pack;
    for (int i = 0; i < pack->role_count; i++) {
        struct role *role = &pack->roles[i];
        struct mutant like = {.kind = MUTANT_NUMBER, .at = role->span};
        like.who = arena_textf(mutants->arena, "role '%s'", role->id);
        if (role->weight != 1)
            move(mutants, like, "weight", &role->weight, 1e-9);
    }
}

void mutants_of_pack(struct mutants *mutants)
{
    move_amounts(mutants);
    move_weights(mutants);
    move_roles(mutants);
}
