// The list of mutants, and the change of a rulebook to one of them and back. It must not know what
// cases are.
#include "rules/mutant.h"

#include <string.h>

#include "base/text.h"
#include "rules/evaluate.h"
#include "rules/sandbox.h"

static bool same_place(const struct mutant *a, const struct mutant *b)
{
    return a->kind == b->kind && a->ordinal == b->ordinal &&
           memcmp(&a->at, &b->at, sizeof a->at) == 0 && text_equal(a->from, b->from) &&
           text_equal(a->to, b->to);
}

void mutants_add(struct mutants *mutants, const struct mutant *mutant)
{
    struct mutant *own = arena_alloc(mutants->arena, sizeof *own);
    *own = *mutant;
    for (size_t i = 0; i < mutants->count; i++) {
        if (!same_place(mutants->list[i], own))
            continue;
        own->twin = mutants->list[i]->twin;
        mutants->list[i]->twin = own;
        return;
    }
    ARENA_PUSH(mutants->arena, mutants->list, mutants->count, mutants->room);
    mutants->list[mutants->count++] = own;
}

// The same rule may be told for several reasons: once is enough.
void mutants_leave(struct mutants *mutants, const struct unmoved *unmoved)
{
    for (size_t i = 0; i < mutants->unmoved_count; i++) {
        const struct unmoved *other = &mutants->unmoved[i];
        if (text_equal(other->who, unmoved->who) && text_equal(other->what, unmoved->what) &&
            memcmp(&other->at, &unmoved->at, sizeof other->at) == 0)
            return;
    }
    ARENA_PUSH(mutants->arena, mutants->unmoved, mutants->unmoved_count, mutants->unmoved_room);
    mutants->unmoved[mutants->unmoved_count++] = *unmoved;
}

SAYS const char *mutant_hides(const struct pack *pack, const struct part *part)
{
    switch (part->kind) {
    case PART_STAKE: return "it only orders the advice in the report";
    case PART_OPTION: return "whether an option is offered only shows to who fills in";
    case PART_CHECK: return "a check of facts only shows to who fills in";
    case PART_SHOWN:
        if (pack->questions[part->index].scale || (int)part->index < pack->fact_count)
            return NULL;
        return "nothing is computed from this question";
    case PART_REPORT: return part->hidden;
    default: return NULL;
    }
}

static void take_parts(struct mutants *mutants, const struct part *more, size_t count)
{
    struct part *own;
    size_t before = parts_of(mutants->rules, mutants->arena, &own);
    mutants->part_count = before + count;
    mutants->parts = arena_array(mutants->arena, mutants->part_count, sizeof *own);
    for (size_t i = 0; i < mutants->part_count; i++)
        mutants->parts[i] = i < before ? own[i] : more[i - before];
}

struct mutants *mutants_of(struct rulebook *rules, const struct limits *limits,
                           const struct part *more, size_t count, struct arena *arena)
{
    struct mutants *mutants = arena_alloc(arena, sizeof *mutants);
    mutants->rules = rules;
    mutants->limits = limits;
    mutants->arena = arena;
    mutants->code = rules->code;
    take_parts(mutants, more, count);
    mutants_of_conditions(mutants);
    mutants_of_settings(mutants);
    mutants_of_pack(mutants);
    mutants_of_scripts(mutants);
    mutants_of_left(mutants);
    return mutants;
}

// The script with another token, compiled; the other scripts stay as they are.
static bool apply_script(struct mutants *mutants, const struct mutant *mutant,
                         struct arena *scratch)
{
    const struct pack *pack = mutants->rules->pack;
    size_t count = (size_t)pack->script_count, offset = mutant->change.script.offset;
    int number = mutant->change.script.script;
    struct script *scripts = arena_copy(scratch, pack->scripts, count, sizeof *scripts);
    struct sandbox_code *code = arena_copy(scratch, mutants->code, count, sizeof *code);
    struct script *script = &scripts[number];
    script->text =
        arena_textf(scratch, "%.*s%s%s", (int)offset, script->text, mutant->change.script.token,
                    script->text + offset + mutant->change.script.length);
    script->length = strlen(script->text);
    struct pack with = *pack;
    with.scripts = scripts;
    struct diags unheard;
    diags_init(&unheard, scratch);
    struct sandbox *sandbox = sandbox_new(&with, mutants->limits, NULL);
    bool good = sandbox_compile(sandbox, number, scratch, &code[number], &unheard);
    sandbox_free(sandbox);
    if (good)
        mutants->rules->code = code;
    return good;
}

bool mutant_apply(struct mutants *mutants, struct mutant *mutant, struct arena *scratch)
{
    for (struct mutant *one = mutant; one; one = one->twin) {
        switch (one->kind) {
        case MUTANT_CONDITION: *one->change.condition.node = one->change.condition.is; break;
        case MUTANT_NUMBER: *one->change.number.place = one->change.number.is; break;
        case MUTANT_COUNT: *one->change.count.place = one->change.count.is; break;
        case MUTANT_DAY: *one->change.day.place = one->change.day.is; break;
        case MUTANT_SCRIPT: return apply_script(mutants, one, scratch);
        }
    }
    return true;
}

void mutant_take_back(struct mutants *mutants, struct mutant *mutant)
{
    for (struct mutant *one = mutant; one; one = one->twin) {
        switch (one->kind) {
        case MUTANT_CONDITION: *one->change.condition.node = one->change.condition.was; break;
        case MUTANT_NUMBER: *one->change.number.place = one->change.number.was; break;
        case MUTANT_COUNT: *one->change.count.place = one->change.count.was; break;
        case MUTANT_DAY: *one->change.day.place = one->change.day.was; break;
        case MUTANT_SCRIPT: mutants->rules->code = mutants->code; break;
        }
    }
}

// A condition that gives what it gave before changes nothing further on.
static bool gives_the_same(const struct part *part, const struct assessment *assessment)
{
    const struct trace *before = parts_trace(assessment, part);
    if (!before)
        return false;
    if (!before->cond) // outside its validity, or after another rule was enough: not looked at
        return part->kind == PART_RECOMMENDATION;
    struct trace now = evaluate_trace(assessment, part->cond);
    return now.value.kind == before->value.kind && now.value.number == before->value.number &&
           text_equal(now.value.text, before->value.text) && now.value.count == 0 &&
           now.missing == before->missing;
}

bool mutant_may_show(const struct mutant *mutant, const struct assessment *assessment)
{
    for (const struct mutant *one = mutant; one; one = one->twin)
        if (one->kind != MUTANT_CONDITION || !gives_the_same(one->part, assessment))
            return true;
    return false;
}
