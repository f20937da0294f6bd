// Digests: what a dossier holds and what its assessment found, as lines `name = value` in the
// pack's order, and what differs between two of them. A digest is plain text, so that it can be
// kept when the pack it was made with is gone. It must not know why anything differs.

#include <string.h>

#include "base/num.h"
#include "engine/form.h"
#include "model/names.h"

struct digest {
    const struct assessment *assessment;
    struct arena arena;
    struct buf *out;
};

static void put_number(struct digest *digest, const char *space, const char *id, bool has,
                       double number, int decimals)
{
    char text[NUM_TEXT] = "missing";
    if (has)
        num_fixed(text, number, decimals);
    buf_putf(digest->out, "%s.%s = %s\n", space, id, text);
}

// --- what was given ---

static void put_answer(struct digest *digest, const char *before, const struct question *question,
                       const struct answer *answer)
{
    const char *text = form_answer(question, answer, &digest->arena);
    if (!text)
        return;
    buf_putf(digest->out, "%s.%s = ", before, question->id);
    for (const char *at = text; *at; at++)
        buf_putc(digest->out, *at == '\n' ? ' ' : *at); // a line each
    buf_putc(digest->out, '\n');
}

static void put_given(struct digest *digest)
{
    const struct dossier *dossier = digest->assessment->dossier;
    const struct pack *pack = digest->assessment->pack;
    buf_putf(digest->out, "date = %s\n", dossier->date);
    for (int q = 0; q < pack->fact_count; q++)
        put_answer(digest, "fact", &pack->questions[q], &dossier->facts[q]);
    // What each of a group said is nobody's to read, not even as a difference.
    for (int r = 0; r < dossier->respondent_count && !digest->assessment->tallies; r++) {
        const struct respondent *respondent = &dossier->respondents[r];
        const char *who = arena_textf(&digest->arena, "answer.%s", respondent->id);
        for (int q = pack->fact_count; q < pack->question_count; q++)
            put_answer(digest, who, &pack->questions[q], &respondent->answers[q]);
    }
}

// --- what was found ---

static void put_scores(struct digest *digest)
{
    const struct assessment *assessment = digest->assessment;
    const struct pack *pack = assessment->pack;
    for (int q = pack->fact_count; q < pack->question_count; q++)
        if (pack->questions[q].scale)
            put_number(digest, "item", pack->questions[q].id, assessment->items[q].valid,
                       assessment->items[q].score, 1);
    for (size_t i = 0; i < assessment->rules->score_count; i++) {
        const struct score_result *score = &assessment->scores[i];
        const char *id = pack->dimensions[score->dimension].id;
        put_number(digest, "dimension", id, score->measured, score->score, 1);
        put_number(digest, "gap", id, score->has_gap, score->gap, 1);
    }
}

static void put_figures(struct digest *digest)
{
    const struct assessment *assessment = digest->assessment;
    for (size_t i = 0; i < assessment->rules->figure_count; i++) {
        const struct figure_rule *rule = &assessment->rules->figures[i];
        const struct value *value = &assessment->figures[i].value;
        if (value->kind == VALUE_NUMBER || value->kind == VALUE_MISSING) {
            put_number(digest, "figure", rule->id, value->kind == VALUE_NUMBER, value->number,
                       rule->shown);
            continue;
        }
        buf_putf(digest->out, "figure.%s = ", rule->id);
        if (value->kind == VALUE_BOOL)
            buf_puts(digest->out, value->number != 0 ? "true" : "false");
        else if (value->kind == VALUE_LIST || value->kind == VALUE_TABLE)
            buf_puts(digest->out, form_cell(value, &digest->arena));
        else
            buf_puts(digest->out, value->text);
        buf_putc(digest->out, '\n');
    }
}

static void put_tables(struct digest *digest)
{
    const struct assessment *assessment = digest->assessment;
    for (size_t i = 0; i < assessment->rules->table_count; i++) {
        const struct value *value = &assessment->tables[i].value;
        buf_putf(digest->out, "table.%s = %s\n", assessment->rules->tables[i].id,
                 value->kind == VALUE_TABLE ? form_cell(value, &digest->arena) : "missing");
    }
}

static void put_position(struct digest *digest)
{
    const struct position_result *position = &digest->assessment->position;
    if (!position->rule)
        return;
    for (size_t i = 0; i < position->rule->axis_count; i++)
        put_number(digest, "axis", position->axes[i].rule->id, position->axes[i].complete,
                   position->axes[i].value, 1);
    buf_putf(digest->out, "position = %s%s\n", position->place ? position->place->id : "none",
             position->borderline ? ", borderline" : "");
    for (size_t i = 0; i < position->provisional_count; i++)
        buf_putf(digest->out, "provisional.%s = yes\n", position->provisional[i]);
}

static void put_happened(struct digest *digest)
{
    const struct assessment *assessment = digest->assessment;
    const struct rulebook *rules = assessment->rules;
    for (size_t i = 0; i < rules->route_count; i++) {
        const struct route_result *route = &assessment->routes[i];
        put_number(digest, "route", route->rule->id, route->has_rank, route->rank, 1);
        if (route->blocked)
            buf_putf(digest->out, "route.%s.blocked = %s\n", route->rule->id,
                     route->unknown ? "unknown" : "true");
    }
    for (size_t i = 0; i < rules->recommendation_count; i++)
        if (assessment->recommendations[i].state == RULE_FIRED)
            buf_putf(digest->out, "%s = given\n", rules->recommendations[i].id);
    for (size_t i = 0; i < rules->card_count; i++)
        if (assessment->cards[i].drawn)
            buf_putf(digest->out, "%s = drawn\n", rules->cards[i].id);
    for (size_t i = 0; i < rules->note_count; i++)
        if (assessment->notes[i].holds)
            buf_putf(digest->out, "note.%s = made\n", rules->notes[i].id);
}

void digest_write(const struct assessment *assessment, struct buf *out)
{
    struct digest digest = {.assessment = assessment, .out = out};
    arena_init(&digest.arena);
    put_given(&digest);
    put_scores(&digest);
    put_figures(&digest);
    put_tables(&digest);
    put_position(&digest);
    put_happened(&digest);
    arena_clear(&digest.arena);
}

bool grow_digest(const grow_assessment *assessment, const grow_sink *sink)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    digest_write(assessment->assessment, &out);
    return engine_deliver(&out, sink);
}

// --- comparing ---

struct lines {
    struct names names; // to the numbers of the lists
    const char **name, **value;
    size_t count, room, value_room;
};

static struct lines split(const char *digest, struct arena *arena)
{
    struct lines lines = {.count = 0};
    names_init(&lines.names, arena);
    for (const char *at = digest; *at;) {
        const char *end = at + strcspn(at, "\n"), *middle = strstr(at, " = ");
        if (middle && middle < end) {
            ARENA_PUSH(arena, lines.name, lines.count, lines.room);
            ARENA_PUSH(arena, lines.value, lines.count, lines.value_room);
            lines.name[lines.count] = arena_text_n(arena, at, (size_t)(middle - at));
            lines.value[lines.count] = arena_text_n(arena, middle + 3, (size_t)(end - middle - 3));
            names_add(&lines.names, lines.name[lines.count], (int)lines.count, SPAN_NONE);
            lines.count++;
        }
        at = *end ? end + 1 : end;
    }
    return lines;
}

bool grow_digest_compare(const char *old, const char *now, const grow_sink *sink, size_t *count)
{
    struct arena arena;
    arena_init(&arena);
    const struct lines before = split(old, &arena), after = split(now, &arena);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    size_t differences = 0;
    for (size_t i = 0; i < before.count; i++) {
        const struct name *found = names_find(&after.names, before.name[i]);
        const char *value = found ? after.value[found->index] : NULL;
        if (value && strcmp(value, before.value[i]) == 0)
            continue;
        differences++;
        if (value)
            buf_putf(&out, "  %s: %s -> %s\n", before.name[i], before.value[i], value);
        else
            buf_putf(&out, "- %s = %s\n", before.name[i], before.value[i]);
    }
    for (size_t i = 0; i < after.count; i++) {
        if (names_find(&before.names, after.name[i]))
            continue;
        differences++;
        buf_putf(&out, "+ %s = %s\n", after.name[i], after.value[i]);
    }
    arena_clear(&arena);
    if (count)
        *count = differences;
    return engine_deliver(&out, sink);
}
