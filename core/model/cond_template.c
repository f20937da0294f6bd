// Texts with {expression} placeholders: splits them once into pieces of text and parsed
// expressions. What an expression means and how its value is shown is decided in rules/.
#include "model/cond.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "model/cond_lex.h"

struct splitter {
    struct arena *arena;
    const char *text;
    const struct text_place *place;
    struct diags *diags;
    struct buf piece; // the text since the last placeholder
    struct template *template;
    size_t text_count, text_room, hole_room;
    bool failed;
};

SAYS static void fail(struct splitter *splitter, size_t from, size_t to, const char *message,
                      const char *help)
{
    struct span span = text_place_span(splitter->place, from, to);
    struct diag *diag = diag_add(splitter->diags, DIAG_BAD_TEMPLATE, span, "%s",
                                 diag_say(splitter->diags, message));
    diag_help(splitter->diags, diag, "%s", diag_say(splitter->diags, help));
    splitter->failed = true;
}

static void finish_piece(struct splitter *splitter)
{
    struct template *template = splitter->template;
    ARENA_PUSH(splitter->arena, template->texts, splitter->text_count, splitter->text_room);
    template->texts[splitter->text_count++] =
        arena_text_n(splitter->arena, splitter->piece.text, splitter->piece.length);
    buf_reset(&splitter->piece);
}

static void finish_hole(struct splitter *splitter, size_t from, size_t to)
{
    struct template *template = splitter->template;
    const char *inside = arena_text_n(splitter->arena, splitter->text + from, to - from);
    if (inside[strspn(inside, " \t\r\n")] == '\0') {
        fail(splitter, from - 1, to + 1, "a placeholder without a name",
             "write the value's name between the braces; a brace itself is written twice");
        return;
    }
    struct text_place place = *splitter->place;
    place.before += from;
    struct cond *hole = cond_parse_placed(splitter->arena, inside, &place, splitter->diags);
    if (!hole) {
        splitter->failed = true;
        return;
    }
    ARENA_PUSH(splitter->arena, template->holes, template->count, splitter->hole_room);
    template->holes[template->count++] = hole;
}

// The '}' of the placeholder whose inside begins at `from`, or 0. A '}' in a quoted text is not it.
static size_t hole_end(const char *text, size_t from)
{
    bool quoted = false;
    for (size_t i = from; text[i]; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '}' && !quoted)
            return i;
        else if (text[i] == '{' && !quoted)
            return 0;
    }
    return 0;
}

// Reads what stands at `at` and gives the place behind it.
static size_t split_one(struct splitter *splitter, size_t at)
{
    const char *text = splitter->text;
    char c = text[at];
    if ((c == '{' || c == '}') && text[at + 1] == c) {
        buf_putc(&splitter->piece, c);
        return at + 2;
    }
    if (c == '}') {
        fail(splitter, at, at + 1, "this '}' has no '{'", "write '}}' for a brace in the text");
        return at + 1;
    }
    if (c != '{') {
        buf_putc(&splitter->piece, c);
        return at + 1;
    }
    size_t end = hole_end(text, at + 1);
    if (end == 0) {
        fail(splitter, at, at + 1, "this '{' has no '}'",
             "close the placeholder, or write '{{' for a brace in the text");
        return at + 1;
    }
    if (splitter->template->count == COND_HOLES) {
        struct span span = text_place_span(splitter->place, at, end + 1);
        struct diag *diag = diag_add(splitter->diags, DIAG_CONDITION_SIZE, span,
                                     "a text has at most %d placeholders", COND_HOLES);
        diag_help(splitter->diags, diag, "make texts of it, or show a table");
        splitter->failed = true;
        return strlen(text); // nothing of the rest is read
    }
    finish_piece(splitter);
    finish_hole(splitter, at + 1, end);
    return end + 1;
}

struct template *template_parse_placed(struct arena *arena, const struct text_place *place,
                                       struct diags *diags)
{
    const char *text = place->text;
    struct text_seen seen = {.piece = SIZE_MAX};
    struct text_place here = *place;
    here.seen = &seen;
    struct splitter splitter = {.arena = arena, .text = text, .place = &here, .diags = diags};
    splitter.template = arena_alloc(arena, sizeof *splitter.template);
    size_t length = strlen(text);
    buf_init(&splitter.piece, length + 1);
    for (size_t i = 0; i < length;)
        i = split_one(&splitter, i);
    finish_piece(&splitter);
    buf_clear(&splitter.piece);
    return splitter.failed ? NULL : splitter.template;
}

struct template *template_parse(struct arena *arena, const char *text, struct span at,
                                struct diags *diags)
{
    struct text_piece whole = {.from = 0, .at = at};
    struct text_place place = {.text = text, .pieces = &whole, .count = 1};
    return template_parse_placed(arena, &place, diags);
}
