// Speaks and listens for `grow fill`: words in the user's language, wrapped lines, a prompt, a line
// of input. It must not know which question is asked.
#include "cli/fill.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "host/stream.h"

const char *fill_word(const struct fill *fill, enum word word, ...)
{
    va_list texts;
    va_start(texts, word);
    const char *text = words_fill_list(&fill->command->arena, fill->language, word, texts);
    va_end(texts);
    return text;
}

const char *fill_count(const struct fill *fill, size_t count)
{
    return arena_textf(&fill->command->arena, "%zu", count);
}

static void put(struct fill *fill, const char *text, size_t length)
{
    if (!command_say(fill->command, text, length))
        fill->stop = true;
}

enum { TIE = '\x01' }; // a blank at which no line ends

// The end of a word, and its columns.
static const char *word_end(const char *at, int *columns)
{
    const char *end = at + strlen(at);
    *columns = 0;
    while (*at && *at != ' ' && *at != '\n')
        *columns += text_point_columns(text_next(&at, end));
    return at;
}

static void wrap(struct buf *out, const char *text, int indent, int width)
{
    int column = 0;
    for (const char *at = text; *at;) {
        int columns;
        const char *end = word_end(at, &columns);
        if (column > 0 && column + 1 + columns > width) {
            buf_putc(out, '\n');
            column = 0;
        }
        if (end > at) {
            buf_putf(out, "%*s", column > 0 ? 1 : indent, "");
            column += column > 0 ? 1 : indent;
            for (; at < end; at++)
                buf_putc(out, *at == TIE ? ' ' : *at);
            column += columns;
        }
        if (*end == '\n') {
            buf_putc(out, '\n');
            column = 0;
        }
        at = end + (*end != '\0');
    }
    buf_putc(out, '\n');
}

void fill_say(struct fill *fill, int indent, const char *text)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    wrap(&out, text, indent, fill->width);
    put(fill, out.text, out.length);
    buf_clear(&out);
}

void fill_say_marked(struct fill *fill, const char *text)
{
    const char *marked = fill->colour
                             ? arena_textf(&fill->command->arena, "\n\033[1;36m%s\033[0m\n", text)
                             : arena_textf(&fill->command->arena, "\n%s\n", text);
    put(fill, marked, strlen(marked));
}

const char *fill_listen(struct fill *fill)
{
    put(fill, "> ", 2);
    if (fill->stop)
        return NULL;
    if (!stream_read_line(&fill->line)) {
        put(fill, "\n", 1);
        fill->stop = true;
        return NULL;
    }
    // What a person types stands on the screen already; what comes through a pipe does not.
    if (!fill->typed) {
        put(fill, fill->line.text, fill->line.length);
        put(fill, "\n", 1);
    }
    return fill->line.text + strspn(fill->line.text, " \t");
}

bool fill_is(const char *typed, char command)
{
    char first = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed + 32) : *typed;
    return first == command && typed[1 + strspn(typed + 1, " \t")] == '\0';
}

// --- what a question takes ---

static bool is_scale(const grow_question *question)
{
    return question->type == GROW_SCALE;
}

static const char *tied(const struct fill *fill, const char *text)
{
    char *copy = arena_text(&fill->command->arena, text);
    for (char *at = copy; *at; at++)
        if (*at == ' ')
            *at = TIE;
    return copy;
}

// "0 niet · 1 verkennen", and an id alone where the label says no more.
static const char *points_line(const struct fill *fill, const grow_question *question, bool labels)
{
    const char *line = "";
    for (size_t i = 0; i < question->choice_count; i++) {
        const grow_choice *choice = &question->choices[i];
        bool label = labels && choice->label && strcmp(choice->label, choice->id) != 0;
        line = arena_textf(&fill->command->arena, "%s%s%s%s%s", line,
                           i == 0   ? ""
                           : labels ? " · "
                                    : ", ",
                           choice->id, label ? "\x01" : "", label ? tied(fill, choice->label) : "");
    }
    return line;
}

// "1 Almere · 2 Amsterdam": long lists fit on a screen, and a number is enough to pick.
static const char *picks_line(const struct fill *fill, const grow_question *question)
{
    const char *line = "";
    for (size_t i = 0; i < question->choice_count; i++)
        line = arena_textf(&fill->command->arena, "%s%s%zu%c%s", line, i == 0 ? "" : " · ", i + 1,
                           TIE, tied(fill, question->choices[i].label));
    return line;
}

const char *fill_pick(const grow_question *question, const char *typed)
{
    double number;
    if (question->type != GROW_TEXT || !num_parse(typed, &number))
        return typed;
    for (size_t i = 0; i < question->choice_count; i++)
        if (number == (double)(i + 1))
            return question->choices[i].id;
    return typed;
}

void fill_say_choices(struct fill *fill, const grow_question *question)
{
    if (question->type == GROW_TEXT) {
        if (question->choice_count > 0) {
            fill_say(fill, 2, picks_line(fill, question));
            fill_say(fill, 2, fill_word(fill, WORD_FILL_TAKES_PICK));
        }
        return;
    }
    if (is_scale(question)) {
        fill_say(fill, 2, points_line(fill, question, true));
        return;
    }
    for (size_t i = 0; i < question->choice_count; i++)
        fill_say(fill, 2,
                 arena_textf(&fill->command->arena, "%zu  %s", i + 1, question->choices[i].label));
}

static const char *number(const struct fill *fill, const double *value)
{
    char text[NUM_TEXT];
    num_plain(text, *value, 9);
    return arena_text(&fill->command->arena, text);
}

static const char *bounds(const struct fill *fill, const grow_question *question)
{
    const char *unit = question->unit ? fill_word(fill, WORD_FILL_IN_UNIT, question->unit) : "";
    const char *low = "", *high = "";
    if (question->above)
        low = fill_word(fill, WORD_FILL_ABOVE, number(fill, question->above));
    else if (question->min)
        low = fill_word(fill, WORD_FILL_FROM, number(fill, question->min));
    if (question->max)
        high = fill_word(fill, WORD_FILL_UP_TO, number(fill, question->max));
    return arena_textf(&fill->command->arena, "%s%s%s", low, high, unit);
}

const char *fill_takes(const struct fill *fill, const grow_question *question)
{
    const char *count = fill_count(fill, question->choice_count);
    switch (question->type) {
    case GROW_SCALE:
        return fill_word(fill,
                         question->takes_dont_know ? WORD_FILL_TAKES_SCALE : WORD_FILL_TAKES_ONE,
                         points_line(fill, question, false));
    case GROW_SINGLE: return fill_word(fill, WORD_FILL_TAKES_SINGLE, count);
    case GROW_MULTIPLE:
    case GROW_RANKING:
        if (question->most <= 0)
            return fill_word(fill, WORD_FILL_TAKES_LIST, count);
        return words_fill_count(
            &fill->command->arena, fill->language, WORD_FILL_TAKES_LIST_MOST,
            (size_t)question->most,
            (const char *const[]){fill_count(fill, (size_t)question->most), count, NULL});
    case GROW_NUMBER:
        return fill_word(fill, question->integer ? WORD_FILL_TAKES_WHOLE : WORD_FILL_TAKES_NUMBER,
                         bounds(fill, question));
    case GROW_YEAR: return fill_word(fill, WORD_FILL_TAKES_YEAR);
    case GROW_DATE: return fill_word(fill, WORD_FILL_TAKES_DATE);
    case GROW_TABLE: return fill_word(fill, WORD_FILL_TAKES_ROWS);
    default: return fill_word(fill, WORD_FILL_TAKES_TEXT);
    }
}
