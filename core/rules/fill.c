// Puts values in the holes of a text, within bounds. It must not know how a value is shown.
#include "rules/fill.h"

#include <string.h>

#include "rules/limits.h"

enum { HOLE_BYTES = 64 }; // a hole counts for so many at least: it is evaluated

static void tell(struct fill *fill, struct span at, const char *owner, bool all)
{
    if (!fill->diags || (all && fill->told))
        return;
    fill->told = fill->told || all;
    if (!fill->diags)
        return;
    struct diag *diag;
    if (all)
        diag =
            diag_add(fill->diags, DIAG_TEXT_CUT, at,
                     "the values in all texts together take more than %d bytes", LIMIT_FILLED_ALL);
    else if (owner)
        diag =
            diag_add(fill->diags, DIAG_TEXT_CUT, at,
                     "the values in the text of '%s' take more than %d bytes", owner, LIMIT_FILLED);
    else
        diag = diag_add(fill->diags, DIAG_TEXT_CUT, at,
                        "the values in this text take more than %d bytes", LIMIT_FILLED);
    diag_help(fill->diags, diag, "what is over is left out; put fewer or shorter values in a text");
}

// Adds one value whole, or not at all: then `out` is full.
static void add_one(const struct fill_manner *manner, const struct cond *hole,
                    const struct value *value, const char *before, struct buf *out)
{
    size_t length = out->length;
    buf_puts(out, before);
    manner->show(manner->of, hole, value, out);
    if (!out->full)
        return;
    out->length = length;
    out->text[length] = '\0';
}

// What people write of a list: "a, b en c".
static void add_value(const struct fill_manner *manner, const struct cond *hole,
                      const struct value *value, struct buf *out)
{
    if (value->kind != VALUE_LIST) {
        add_one(manner, hole, value, "", out);
        return;
    }
    for (size_t i = 0; i < value->count && !out->full; i++) {
        bool last = i + 1 == value->count;
        const char *joint = !last ? ", " : words_text(manner->language, WORD_AND);
        add_one(manner, hole, &value->items[i], i == 0 ? "" : joint, out);
    }
}

const char *fill_text(struct fill *fill, const struct template *text,
                      const struct fill_manner *manner)
{
    struct buf out, values;
    size_t whole = 1, left = LIMIT_FILLED, all = LIMIT_FILLED_ALL - fill->spent;
    for (size_t i = 0; i <= text->count; i++)
        whole += strlen(text->texts[i]) + sizeof "…";
    buf_init(&out, whole + LIMIT_FILLED);
    bool cut = false;
    for (size_t i = 0; i <= text->count; i++) {
        buf_puts(&out, text->texts[i]);
        if (i == text->count)
            break;
        const struct cond *hole = text->holes[i];
        buf_init(&values, left < all ? left : all);
        values.full = cut || all < HOLE_BYTES;
        if (!values.full) {
            struct value value = manner->trace(manner->of, hole).value;
            add_value(manner, hole, &value, &values);
        }
        if (values.full && !cut)
            tell(fill, hole->span, manner->owner, all <= left);
        cut = values.full;
        buf_add(&out, values.text, values.length);
        buf_puts(&out, cut ? "…" : "");
        left -= values.length;
        size_t counted = values.length > HOLE_BYTES || cut ? values.length : HOLE_BYTES;
        all -= counted < all ? counted : all;
        buf_clear(&values);
    }
    fill->spent = LIMIT_FILLED_ALL - all;
    const char *filled = arena_text_n(fill->arena, out.text, out.length);
    buf_clear(&out);
    return filled;
}

bool fill_has_room(struct fill *fill, size_t bytes, struct span at)
{
    size_t left = LIMIT_FILLED_ALL - fill->spent;
    if (bytes <= LIMIT_FILLED && bytes <= left) {
        size_t counted = bytes > HOLE_BYTES ? bytes : HOLE_BYTES;
        fill->spent += counted < left ? counted : left;
        return true;
    }
    tell(fill, at, NULL, bytes > left);
    return false;
}
