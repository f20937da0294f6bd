// Grows and prints explanations: words in two languages, numbers as people read them, the tree as
// indented text or as JSON.

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "engine/explain.h"

const char *explain_word(const struct explain *explain, enum word word)
{
    return words_text(explain->language, word);
}

struct branch *explain_add(struct explain *explain, struct branch *parent, const char *text)
{
    struct branch *branch = arena_alloc(explain->arena, sizeof *branch);
    branch->text = text;
    if (parent->last)
        parent->last->next = branch;
    else
        parent->first = branch;
    parent->last = branch;
    return branch;
}

const char *explain_format(struct explain *explain, enum word word, ...)
{
    va_list values;
    va_start(values, word);
    const char *text = words_fill_list(explain->arena, explain->language, word, values);
    va_end(values);
    return text;
}

struct branch *explain_addf(struct explain *explain, struct branch *parent, enum word word, ...)
{
    va_list values;
    va_start(values, word);
    const char *text = words_fill_list(explain->arena, explain->language, word, values);
    va_end(values);
    return explain_add(explain, parent, text);
}

// `decimals` below 0: as many as the number has.
const char *explain_number(struct explain *explain, double number, int decimals)
{
    char text[NUM_TEXT];
    if (decimals < 0) {
        num_plain(text, number, 4);
        const char *point = strchr(text, '.');
        decimals = point ? (int)strlen(point + 1) : 0;
    }
    num_human(text, number, decimals, !explain->point);
    return arena_text(explain->arena, text);
}

static const char *list_value(struct explain *explain, const struct value *value)
{
    struct buf out;
    buf_init(&out, 8 * 1024);
    buf_putc(&out, '[');
    for (size_t i = 0; i < value->count; i++) {
        buf_puts(&out, i ? ", " : "");
        buf_puts(&out, explain_value(explain, &value->items[i]));
    }
    buf_putc(&out, ']');
    const char *text = arena_text_n(explain->arena, out.text, out.length);
    buf_clear(&out);
    return text;
}

const char *explain_value(struct explain *explain, const struct value *value)
{
    switch (value->kind) {
    case VALUE_MISSING: return explain_word(explain, WORD_EXPLAIN_UNKNOWN_VALUE);
    case VALUE_BOOL:
        return explain_word(explain, value->number != 0 ? WORD_EXPLAIN_YES : WORD_EXPLAIN_NO);
    case VALUE_NUMBER: return explain_number(explain, value->number, value->decimals);
    case VALUE_LIST: return list_value(explain, value);
    case VALUE_TABLE:
        return words_fill_count(
            explain->arena, explain->language, WORD_ROWS, value->count,
            (const char *const[]){explain_number(explain, (double)value->count, 0), NULL});
    default: return value->text ? value->text : "";
    }
}

const char *explain_where(struct explain *explain, struct rule_at at)
{
    if (at.script < 0)
        return NULL;
    return arena_textf(explain->arena, "scripts/%s.lua:%d",
                       explain->assessment->pack->scripts[at.script].name, at.line);
}

const char *explain_label(struct explain *explain, const struct text *text)
{
    return text_in(explain->assessment->pack, text, explain->language == WORDS_EN ? "en" : NULL);
}

static void print_branch(const struct branch *branch, int depth, bool colour, struct buf *out)
{
    for (int i = 1; i < depth; i++)
        buf_puts(out, "  ");
    buf_puts(out, depth ? "- " : "");
    buf_puts(out, branch->text);
    if (branch->where)
        buf_putf(out, colour ? "  \033[2m[%s]\033[0m" : "  [%s]", branch->where);
    buf_putc(out, '\n');
    for (const struct branch *kid = branch->first; kid; kid = kid->next)
        print_branch(kid, depth + 1, colour, out);
}

void explain_print(const struct branch *root, bool colour, struct buf *out)
{
    for (const struct branch *kid = root->first; kid; kid = kid->next)
        print_branch(kid, 0, colour, out);
}

static void json_branch(struct json *json, const struct branch *branch)
{
    json_open(json, '{');
    json_key(json, "text");
    json_string(json, branch->text);
    if (branch->id) {
        json_key(json, "id");
        json_string(json, branch->id);
    }
    if (branch->where) {
        json_key(json, "rule");
        json_string(json, branch->where);
    }
    if (branch->first && json->depth < JSON_DEPTH - 4) {
        json_key(json, "because");
        json_open(json, '[');
        for (const struct branch *kid = branch->first; kid; kid = kid->next)
            json_branch(json, kid);
        json_close(json, ']');
    }
    json_close(json, '}');
}

void explain_json(const struct branch *root, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_explain");
    json_integer(&json, 1);
    json_key(&json, "explanation");
    json_open(&json, '[');
    for (const struct branch *kid = root->first; kid; kid = kid->next)
        json_branch(&json, kid);
    json_close(&json, ']');
    json_close(&json, '}');
    buf_putc(out, '\n');
}
