// Tells what a search found: as sentences and as JSON. It must not search.

#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "base/words.h"
#include "engine/whatif.h"
#include "report/notation.h"

const char *const whatif_kinds[] = {"position", "gain", "lose", "unblock", "first"};

struct telling {
    const struct assessment *assessment;
    const struct pack *pack;
    const struct rulebook *rules;
    struct notation notation;
    struct arena arena;
    struct buf *out;
};

#define FILL(t, name, ...) \
    words_fill(&(t)->arena, (t)->notation.language, name, (const char *const[]){__VA_ARGS__, NULL})

static void say(struct telling *t, const char *text)
{
    buf_puts(t->out, text);
    buf_putc(t->out, '\n');
}

static const char *count_text(struct telling *t, size_t count)
{
    return notation_integer(&t->notation, (long long)count);
}

static const char *label(struct telling *t, const struct text *text)
{
    return text_in(t->pack, text, t->notation.pack_language);
}

static const char *goal_text(struct telling *t, const struct goal *goal)
{
    static const enum word GOALS[] = {WORD_WHATIF_GOAL_POSITION, WORD_WHATIF_GOAL_GAIN,
                                      WORD_WHATIF_GOAL_LOSE, WORD_WHATIF_GOAL_UNBLOCK,
                                      WORD_WHATIF_GOAL_FIRST};
    const char *name;
    if (goal->kind == GOAL_POSITION) {
        name = label(t, &t->rules->position->places[goal->index].label);
    } else if (goal->kind == GOAL_GAIN || goal->kind == GOAL_LOSE) {
        const struct recommendation_rule *rule = &t->rules->recommendations[goal->index];
        name = arena_textf(&t->arena, "%s “%s”", rule->id, label(t, &rule->title));
    } else {
        name = label(t, &t->rules->routes[goal->index].label);
    }
    return FILL(t, GOALS[goal->kind], name);
}

static const struct question *asked(const struct telling *t, const struct change *change)
{
    const struct question *question = &t->pack->questions[change->question];
    return change->column >= 0 ? &question->columns[change->column] : question;
}

static const char *answer_text(struct telling *t, const struct change *change,
                               const struct answer *answer)
{
    switch (answer->state) {
    case ANSWER_VALUE: return notation_value(&t->notation, asked(t, change), &answer->value);
    case ANSWER_DONT_KNOW: return FILL(t, WORD_WHATIF_DONT_KNOW, NULL);
    case ANSWER_NOT_APPLICABLE: return FILL(t, WORD_WHATIF_NOT_APPLICABLE, NULL);
    case ANSWER_NONE: break;
    }
    return FILL(t, WORD_WHATIF_NOT_GIVEN, NULL);
}

// The first cell of the row, which names it.
static const char *row_name(const struct telling *t, const struct change *change)
{
    const struct value *table = &t->assessment->dossier->facts[change->question].value;
    const struct value *row = &table->items[change->row];
    return row->count && row->items[0].text ? row->items[0].text : "";
}

static const char *place_text(struct telling *t, const struct change *change)
{
    const struct question *question = &t->pack->questions[change->question];
    const char *text = label(t, &question->text);
    if (change->column >= 0)
        return FILL(t, WORD_WHATIF_CHANGE_CELL, question->id, row_name(t, change),
                    label(t, &asked(t, change)->text));
    if (change->respondent < 0)
        return FILL(t, WORD_WHATIF_CHANGE_FACT, question->id, text);
    const struct respondent *respondent = &t->assessment->dossier->respondents[change->respondent];
    return FILL(t, WORD_WHATIF_CHANGE_ANSWER, question->id, text,
                label(t, &t->pack->roles[respondent->role].label), respondent->id);
}

static void say_found(struct telling *t, const struct found *found)
{
    const char *used = count_text(t, found->used);
    say(t, words_fill_count(&t->arena, t->notation.language, WORD_WHATIF_FOUND, found->count,
                            (const char *const[]){used, count_text(t, found->count), NULL}));
    for (size_t i = 0; i < found->count; i++) {
        const struct change *change = &found->changes[i];
        say(t,
            FILL(t, WORD_WHATIF_CHANGE_LINE, count_text(t, i + 1), place_text(t, change),
                 answer_text(t, change, &change->before), answer_text(t, change, &change->after)));
    }
    say(t, FILL(t, WORD_WHATIF_CONFIRMED, NULL));
    if (found->singles_all)
        say(t, FILL(t, WORD_WHATIF_NOT_ONE, count_text(t, found->singles)));
    if (found->count > 2)
        say(t, FILL(t, WORD_WHATIF_MAYBE_FEWER, NULL));
    say(t, FILL(t, WORD_WHATIF_NO_ADVICE, NULL));
}

void whatif_text(const struct goal *goal, const struct found *found,
                 const struct assessment *assessment, const char *language, struct buf *out)
{
    struct telling t = {
        .assessment = assessment, .pack = assessment->pack, .rules = assessment->rules, .out = out};
    arena_init(&t.arena);
    t.notation = (struct notation){
        &t.arena, words_address(words_language_of(language), t.pack->informal), t.pack, language};
    say(&t, goal_text(&t, goal));
    if (found->already) {
        say(&t, FILL(&t, WORD_WHATIF_ALREADY, NULL));
    } else if (found->found) {
        say_found(&t, found);
    } else {
        if (found->outside)
            say(&t, FILL(&t, WORD_WHATIF_OUT_OF_DATE, NULL));
        say(&t, FILL(&t, WORD_WHATIF_NONE_WITHIN, count_text(&t, found->budget),
                     count_text(&t, found->most), count_text(&t, found->used)));
        say(&t, FILL(&t, WORD_WHATIF_NO_PROOF, NULL));
    }
    arena_clear(&t.arena);
}

// --- JSON ---

static void put_string(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_answer(struct json *json, const char *key, const struct answer *answer)
{
    json_key(json, key);
    switch (answer->state) {
    case ANSWER_VALUE: json_value(json, &answer->value); break;
    case ANSWER_DONT_KNOW: json_string(json, "dont_know"); break;
    case ANSWER_NOT_APPLICABLE: json_string(json, "not_applicable"); break;
    case ANSWER_NONE: json_null(json); break;
    }
}

static void put_change(struct telling *t, struct json *json, const struct change *change)
{
    const struct dossier *dossier = t->assessment->dossier;
    json_open(json, '{');
    put_string(json, "question", t->pack->questions[change->question].id);
    if (change->respondent >= 0) {
        const struct respondent *respondent = &dossier->respondents[change->respondent];
        put_string(json, "respondent", respondent->id);
        put_string(json, "role", t->pack->roles[respondent->role].id);
    }
    if (change->column >= 0) {
        put_string(json, "row", row_name(t, change));
        put_string(json, "column", asked(t, change)->id);
    }
    put_answer(json, "from", &change->before);
    put_answer(json, "to", &change->after);
    json_key(json, "steps");
    json_integer(json, change->steps);
    json_close(json, '}');
}

static const char *goal_id(const struct telling *t, const struct goal *goal)
{
    if (goal->kind == GOAL_POSITION)
        return t->rules->position->places[goal->index].id;
    if (goal->kind == GOAL_GAIN || goal->kind == GOAL_LOSE)
        return t->rules->recommendations[goal->index].id;
    return t->rules->routes[goal->index].id;
}

static void put_flag(struct json *json, const char *key, bool flag)
{
    json_key(json, key);
    json_bool(json, flag);
}

static void put_count(struct json *json, const char *key, size_t count)
{
    json_key(json, key);
    json_integer(json, (long long)count);
}

void whatif_json(const struct goal *goal, const struct found *found,
                 const struct assessment *assessment, struct buf *out)
{
    struct telling t = {
        .assessment = assessment, .pack = assessment->pack, .rules = assessment->rules, .out = out};
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    put_count(&json, "grow_whatif", 1);
    put_string(&json, "goal", whatif_kinds[goal->kind]);
    put_string(&json, "id", goal_id(&t, goal));
    put_flag(&json, "already", found->already);
    put_flag(&json, "found", found->found || found->already);
    json_key(&json, "changes");
    json_open(&json, '[');
    for (size_t i = 0; i < found->count; i++)
        put_change(&t, &json, &found->changes[i]);
    json_close(&json, ']');
    put_flag(&json, "one_is_not_enough", found->singles_all);
    put_count(&json, "evaluations", found->used);
    put_count(&json, "budget", found->budget);
    put_count(&json, "most", found->most);
    json_close(&json, '}');
    buf_putc(out, '\n');
}
