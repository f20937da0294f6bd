// Answers of a form as text, such that what is shown can be typed again.
#include "base/json.h"
#include "base/num.h"
#include "engine/form.h"

enum { TEXT_MOST = 4 * 1024 * 1024, MOST_DECIMALS = 9 };

static void put_number(struct buf *out, const struct value *value)
{
    char text[NUM_TEXT];
    if (value->decimals == VALUE_EXACT)
        num_plain(text, value->number, MOST_DECIMALS);
    else
        num_fixed(text, value->number, value->decimals);
    buf_puts(out, text);
}

// In a row a text stands in quotes, as in JSON.
static void put_cell(struct buf *out, const struct value *value)
{
    if (value->kind == VALUE_NUMBER) {
        put_number(out, value);
        return;
    }
    if (value->kind == VALUE_LIST) {
        buf_putc(out, '[');
        for (size_t i = 0; i < value->count; i++) {
            buf_puts(out, i ? ", " : "");
            put_cell(out, &value->items[i]);
        }
        buf_putc(out, ']');
        return;
    }
    struct json json;
    json_init(&json, out, true);
    json_string(&json, value->text);
}

static void put_rows(struct buf *out, const struct question *table, const struct value *rows)
{
    buf_putc(out, '[');
    for (size_t i = 0; i < rows->count; i++) {
        buf_puts(out, i ? ", {" : "{");
        for (size_t k = 0; k < rows->items[i].count; k++) {
            buf_putf(out, "%s%s: ", k ? ", " : "", table->columns[k].id);
            put_cell(out, &rows->items[i].items[k]);
        }
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void put_list(struct buf *out, const struct value *list)
{
    if (list->count == 0)
        buf_puts(out, "[]");
    for (size_t i = 0; i < list->count; i++)
        buf_putf(out, "%s%s", i ? ", " : "", list->items[i].text);
}

static const char *taken(struct buf *out, struct arena *arena)
{
    const char *text = arena_text_n(arena, out->text, out->length);
    buf_clear(out);
    return text;
}

const char *form_cell(const struct value *value, struct arena *arena)
{
    struct buf out;
    buf_init(&out, TEXT_MOST);
    put_cell(&out, value);
    return taken(&out, arena);
}

const char *form_answer(const struct question *question, const struct answer *answer,
                        struct arena *arena)
{
    switch (answer->state) {
    case ANSWER_NONE: return NULL;
    case ANSWER_DONT_KNOW: return "dont_know";
    case ANSWER_NOT_APPLICABLE: return "not_applicable";
    case ANSWER_VALUE: break;
    }
    struct buf out;
    buf_init(&out, TEXT_MOST);
    switch (answer->value.kind) {
    case VALUE_NUMBER: put_number(&out, &answer->value); break;
    case VALUE_LIST: put_list(&out, &answer->value); break;
    case VALUE_TABLE: put_rows(&out, question, &answer->value); break;
    default: buf_puts(&out, answer->value.text); break;
    }
    return taken(&out, arena);
}
