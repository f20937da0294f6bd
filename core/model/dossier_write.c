// A dossier as text: YAML for people, in the pack's order, and canonical JSON for its hash. What is
// written is read back as the same dossier with the same hash. It checks nothing.
#include "model/dossier.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "base/text.h"

enum { MOST_DECIMALS = 9 };

static const char *state_word(enum answer_state state)
{
    return state == ANSWER_DONT_KNOW ? "dont_know" : "not_applicable";
}

// --- canonical JSON ---

// What is hashed is written piece by piece, so that no dossier is too large for it.
struct canon {
    struct json *json;
    struct hash *hash; // NULL: written, not hashed
};

enum { PIECE_MOST = 1024 * 1024 }; // far more than one text

static void flush(struct canon *canon)
{
    struct buf *out = canon->json->out;
    if (!canon->hash)
        return;
    assert(!out->full);
    hash_add(canon->hash, out->text, out->length);
    buf_reset(out);
}

static void canon_value(struct canon *canon, const struct question *question,
                        const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER: {
        bool exact = value->decimals == VALUE_EXACT;
        json_plain(canon->json, value->number, exact ? MOST_DECIMALS : value->decimals);
        break;
    }
    case VALUE_LIST:
    case VALUE_TABLE: {
        bool table = value->kind == VALUE_TABLE;
        json_open(canon->json, '[');
        for (size_t i = 0; i < value->count; i++) {
            if (!table) {
                canon_value(canon, question, &value->items[i]);
                continue;
            }
            json_open(canon->json, '{');
            for (size_t k = 0; k < value->items[i].count; k++) {
                json_key(canon->json, question->columns[k].id);
                canon_value(canon, &question->columns[k], &value->items[i].items[k]);
            }
            json_close(canon->json, '}');
        }
        json_close(canon->json, ']');
        break;
    }
    default: json_value(canon->json, value); break;
    }
    flush(canon);
}

static void canon_answers(struct canon *canon, const struct dossier *dossier, const char *key,
                          const struct answer *answers)
{
    json_key(canon->json, key);
    json_open(canon->json, '{');
    for (int i = 0; i < dossier->pack->question_count; i++) {
        const struct question *question = &dossier->pack->questions[i];
        const struct answer *answer = &answers[i];
        if (answer->state == ANSWER_NONE)
            continue;
        json_key(canon->json, question->id);
        if (answer->state == ANSWER_VALUE)
            canon_value(canon, question, &answer->value);
        else
            json_string(canon->json, state_word(answer->state));
    }
    json_close(canon->json, '}');
    flush(canon);
}

// What is kept, but not hashed.
static void canon_kept(struct json *json, const struct dossier *dossier)
{
    const char *const kept[][2] = {{"pack_version", dossier->pack_version},
                                   {"pack_hash", dossier->pack_hash},
                                   {"note", dossier->note}};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (!kept[i][1])
            continue;
        json_key(json, kept[i][0]);
        json_string(json, kept[i][1]);
    }
}

// As they stand in the file, which its reader knows; of a group by id, as what it wrote may not
// tell who came first.
static int compare_places(const void *a, const void *b)
{
    const struct respondent *const *left = a;
    const struct respondent *const *right = b;
    int lines = (*left)->span.line - (*right)->span.line;
    int columns = (*left)->span.column - (*right)->span.column;
    return lines ? lines : columns ? columns : strcmp((*left)->id, (*right)->id);
}

static const struct respondent **by_place(const struct dossier *dossier)
{
    size_t count = (size_t)dossier->respondent_count;
    const struct respondent **order = arena_array(dossier->arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &dossier->respondents[i];
    if (count > 1 && !dossier->pack->group.least)
        qsort(order, count, sizeof *order, compare_places);
    return order;
}

static void canon_dossier(struct canon *canon, const struct dossier *dossier)
{
    struct json *json = canon->json;
    json_open(json, '{');
    json_key(json, "grow-dossier");
    json_integer(json, 1);
    json_key(json, "pack");
    json_string(json, dossier->pack->id);
    json_key(json, "partnership");
    json_open(json, '{');
    json_key(json, "name");
    json_string(json, dossier->partnership);
    json_key(json, "fictional");
    json_bool(json, dossier->fictional);
    json_close(json, '}');
    json_key(json, "date");
    json_string(json, dossier->date);
    if (!canon->hash)
        canon_kept(json, dossier);
    canon_answers(canon, dossier, "facts", dossier->facts);
    json_key(json, "respondents");
    json_open(json, '[');
    const struct respondent **order = canon->hash ? NULL : by_place(dossier);
    for (int i = 0; i < dossier->respondent_count; i++) {
        const struct respondent *respondent = order ? order[i] : &dossier->respondents[i];
        json_open(json, '{');
        json_key(json, "id");
        json_string(json, respondent->id);
        json_key(json, "role");
        json_string(json, dossier->pack->roles[respondent->role].id);
        canon_answers(canon, dossier, "answers", respondent->answers);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
    flush(canon);
}

static int compare_respondents(const void *a, const void *b)
{
    const struct respondent *left = a;
    const struct respondent *right = b;
    return strcmp(left->id, right->id);
}

void dossier_seal(struct dossier *dossier)
{
    if (dossier->respondent_count > 1)
        qsort(dossier->respondents, (size_t)dossier->respondent_count, sizeof *dossier->respondents,
              compare_respondents);
    struct buf out;
    struct json json;
    struct hash hash;
    buf_init(&out, PIECE_MOST);
    json_init(&json, &out, true);
    hash_init(&hash);
    canon_dossier(&(struct canon){&json, &hash}, dossier);
    hash_hex(&hash, dossier->hash);
    buf_clear(&out);
}

void dossier_write_json(const struct dossier *dossier, struct json *json)
{
    canon_dossier(&(struct canon){json, NULL}, dossier);
}

// --- YAML ---

static void write_quoted(struct buf *out, const char *text)
{
    const char *end = text + strlen(text);
    buf_putc(out, '"');
    for (const char *at = text; at < end;) {
        const char *from = at;
        uint32_t point = text_next(&at, end);
        if (point == '"' || point == '\\')
            buf_putf(out, "\\%c", (int)point);
        else if (point == '\n')
            buf_puts(out, "\\n");
        else if (point == '\t')
            buf_puts(out, "\\t");
        else
            buf_add(out, from, (size_t)(at - from));
    }
    buf_putc(out, '"');
}

// A word that other readers of YAML might take for something else stands in quotes.
static void write_word(struct buf *out, const char *word)
{
    static const char *const OTHERS[] = {"null", "true", "false", "yes", "no", "on",
                                         "off",  "y",    "n",     "nan", "inf"};
    bool other = !text_is_id(word);
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS && !other; i++) {
        size_t k = 0;
        while (word[k] &&
               OTHERS[i][k] == (word[k] >= 'A' && word[k] <= 'Z' ? word[k] + 32 : word[k]))
            k++;
        other = !word[k] && !OTHERS[i][k];
    }
    if (other)
        write_quoted(out, word);
    else
        buf_puts(out, word);
}

static void write_number(struct buf *out, const struct value *value)
{
    char text[NUM_TEXT];
    if (value->decimals == VALUE_EXACT)
        num_plain(text, value->number, MOST_DECIMALS);
    else
        num_fixed(text, value->number, value->decimals);
    buf_puts(out, text);
}

// Everything but a table.
static void write_value(struct buf *out, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER: write_number(out, value); break;
    case VALUE_WORD: write_word(out, value->text); break;
    case VALUE_TEXT: write_quoted(out, value->text); break;
    case VALUE_DATE: buf_puts(out, value->text); break;
    case VALUE_LIST:
        buf_putc(out, '[');
        for (size_t i = 0; i < value->count; i++) {
            if (i > 0)
                buf_puts(out, ", ");
            write_value(out, &value->items[i]);
        }
        buf_putc(out, ']');
        break;
    case VALUE_MISSING:
    case VALUE_BOOL:
    case VALUE_TABLE: break; // no answer holds one of the first two
    }
}

static void write_table(struct buf *out, const struct question *table, const struct value *value,
                        const char *indent)
{
    for (size_t i = 0; i < value->count; i++) {
        buf_putf(out, "\n%s  - { ", indent);
        for (size_t k = 0; k < value->items[i].count; k++) {
            if (k > 0)
                buf_puts(out, ", ");
            write_word(out, table->columns[k].id);
            buf_puts(out, ": ");
            write_value(out, &value->items[i].items[k]);
        }
        buf_puts(out, " }");
    }
}

// The answers under a key that has been written; an empty mapping where there are none.
static void write_answers(struct buf *out, const struct pack *pack, const struct answer *answers,
                          const char *indent)
{
    bool any = false;
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        const struct answer *answer = &answers[i];
        if (answer->state == ANSWER_NONE)
            continue;
        any = true;
        buf_putf(out, "\n%s", indent);
        write_word(out, question->id);
        buf_putc(out, ':');
        bool table = answer->state == ANSWER_VALUE && answer->value.kind == VALUE_TABLE;
        if (table && answer->value.count > 0) {
            write_table(out, question, &answer->value, indent);
            continue;
        }
        buf_putc(out, ' ');
        if (table)
            buf_puts(out, "[]");
        else if (answer->state == ANSWER_VALUE)
            write_value(out, &answer->value);
        else
            buf_puts(out, state_word(answer->state));
    }
    buf_puts(out, any ? "\n" : " {}\n");
}

static void write_optional(struct buf *out, const char *key, const char *text)
{
    if (!text)
        return;
    buf_putf(out, "%s: ", key);
    write_quoted(out, text);
    buf_putc(out, '\n');
}

void dossier_write(const struct dossier *dossier, struct buf *out)
{
    const struct pack *pack = dossier->pack;
    buf_puts(out, "grow-dossier: 1\npack: ");
    write_word(out, pack->id);
    buf_putc(out, '\n');
    write_optional(out, "pack_version", dossier->pack_version);
    write_optional(out, "pack_hash", dossier->pack_hash);
    buf_puts(out, "partnership: { name: ");
    write_quoted(out, dossier->partnership);
    buf_putf(out, ", fictional: %s }\n", dossier->fictional ? "true" : "false");
    buf_putf(out, "date: %s\n", dossier->date);
    write_optional(out, "note", dossier->note);
    buf_puts(out, "facts:");
    write_answers(out, pack, dossier->facts, "  ");
    buf_puts(out, dossier->respondent_count > 0 ? "respondents:\n" : "respondents: []\n");
    const struct respondent **order = by_place(dossier);
    for (int i = 0; i < dossier->respondent_count; i++) {
        const struct respondent *respondent = order[i];
        buf_puts(out, "  - id: ");
        write_word(out, respondent->id);
        buf_puts(out, "\n    role: ");
        write_word(out, pack->roles[respondent->role].id);
        buf_puts(out, "\n    answers:");
        write_answers(out, pack, respondent->answers, "      ");
    }
}
