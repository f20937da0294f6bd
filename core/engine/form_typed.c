// What people type, as a node that the model takes: numbers of choices, lists with commas, Dutch
// dates and decimals, rows of a table as YAML. It is generous with what can mean one thing only,
// and refuses what can mean two (310.000).
#include "base/num.h"
#include "base/text.h"
#include "engine/form.h"
#include "model/tree.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *trimmed(struct arena *arena, const char *text, size_t length)
{
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    while (length > 0 && is_blank(*text)) {
        text++;
        length--;
    }
    return arena_text_n(arena, text, length);
}

const char *form_trimmed(struct arena *arena, const char *typed)
{
    return trimmed(arena, typed, strlen(typed));
}

static const struct node *scalar(struct arena *arena, const char *text, bool quoted)
{
    struct node *node = arena_alloc(arena, sizeof *node);
    *node = (struct node){.kind = NODE_SCALAR, .quoted = quoted, .span = SPAN_NONE, .text = text};
    return node;
}

// --- choices ---

static bool same_letters(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char left = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
        char right = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;
        if (left != right)
            return false;
    }
    return *a == *b;
}

// A number from 1, or 0.
static size_t place_of(const char *typed)
{
    double number;
    bool whole = num_parse(typed, &number) && number >= 1 && number <= 1000 &&
                 number == (double)(size_t)number;
    return whole ? (size_t)number : 0;
}

static const char *option_typed(const struct question *question, const bool *shown,
                                const char *typed)
{
    size_t wanted = place_of(typed), place = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (shown && !shown[i])
            continue;
        place++;
        if (place == wanted || same_letters(option->id, typed) ||
            same_letters(option->label.in[0], typed))
            return option->id;
    }
    return typed;
}

static const char *point_typed(const struct scale *scale, const char *typed)
{
    for (size_t i = 0; i < scale->count; i++)
        if (same_letters(scale->points[i].is, typed) ||
            (scale->words && same_letters(scale->points[i].label.in[0], typed)))
            return scale->points[i].is;
    size_t place = scale->words ? place_of(typed) : 0;
    return place > 0 && place <= scale->count ? scale->points[place - 1].is : typed;
}

static const struct node *scale_typed(const struct question *question, const char *typed,
                                      struct arena *arena)
{
    if (!question->scale->strict && strcmp(typed, "?") == 0)
        return scalar(arena, "dont_know", false);
    if (!question->scale->strict && strcmp(typed, "-") == 0)
        return scalar(arena, "not_applicable", false);
    return scalar(arena, point_typed(question->scale, typed), false);
}

static const struct node *list_typed(const struct question *question, const bool *shown,
                                     const char *typed, struct arena *arena)
{
    const struct node **items = NULL;
    size_t count = 0, room = 0;
    struct node *list = arena_alloc(arena, sizeof *list);
    *list = (struct node){.kind = NODE_LIST, .span = SPAN_NONE};
    for (const char *at = strcmp(typed, "[]") == 0 ? "" : typed; *at;) {
        size_t length = strcspn(at, ",;");
        const char *word = trimmed(arena, at, length);
        at += length + (at[length] != '\0');
        if (*word == '\0')
            continue;
        ARENA_PUSH(arena, items, count, room);
        items[count++] = scalar(arena, option_typed(question, shown, word), false);
    }
    list->items = items;
    list->count = count;
    return list;
}

// --- numbers and dates ---

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

// "310.000" and "1,250": a thousand, or decimals? Not for a number that begins with 0.
static bool is_ambiguous(const char *text)
{
    text += *text == '-';
    size_t lead = digits(text);
    if (lead == 0 || lead > 3 || *text == '0')
        return false;
    size_t groups = 0;
    for (text += lead; (*text == '.' || *text == ',') && digits(text + 1) == 3; text += 4)
        groups++;
    return groups > 0;
}

static const struct node *number_typed(const struct question *question, const char *typed,
                                       struct arena *arena, struct diags *diags)
{
    static const char EURO[] = "\xe2\x82\xac";
    if (text_starts(typed, EURO))
        typed = form_trimmed(arena, typed + strlen(EURO));
    if (is_ambiguous(typed)) {
        struct diag *diag = diag_add(
            diags, DIAG_BAD_NUMBER, SPAN_NONE,
            "'%s' takes a number without marks between thousands, not '%s'", question->id, typed);
        diag_help(diags, diag, "write 310000, or 310,50 with decimals");
        return NULL;
    }
    char *text = arena_text(arena, typed);
    char *comma = strchr(text, ',');
    if (comma && !strchr(comma + 1, ',') && !strchr(text, '.'))
        *comma = '.';
    return scalar(arena, text, false);
}

// "15-1-2025" is 2025-01-15; anything else stays as it is.
static const char *date_typed(const char *typed, struct arena *arena)
{
    size_t day = digits(typed);
    const char *rest = typed + day;
    if (day < 1 || day > 2 || !strchr("-/.", *rest))
        return typed;
    size_t month = *rest ? digits(rest + 1) : 0;
    const char *year = rest + 1 + month;
    if (month < 1 || month > 2 || *year != *rest || digits(year + 1) != 4 || year[5] != '\0')
        return typed;
    return arena_textf(arena, "%s-%s%.*s-%s%.*s", year + 1, month == 1 ? "0" : "", (int)month,
                       rest + 1, day == 1 ? "0" : "", (int)day, typed);
}

// --- tables ---

// Rows, as they stand in a dossier.
static const struct node *rows_typed(const char *typed, struct arena *arena, struct diags *diags)
{
    bool block = typed[0] == '-';
    const char *text = arena_textf(arena, "rows:%s%s\n", block ? "\n" : " ", typed);
    int file = diags_source(diags, "(typed)", text, strlen(text));
    const struct node *root = tree_parse(arena, file, text, strlen(text), diags);
    return root ? node_find(root, "rows") : NULL;
}

const struct node *form_typed(const struct question *question, const bool *shown, const char *typed,
                              struct arena *arena, struct diags *diags)
{
    size_t length = strlen(typed);
    if (text_valid_until(typed, length) < length) {
        diag_add(diags, DIAG_NOT_UTF8, SPAN_NONE, "what was typed for '%s' is not UTF-8",
                 question->id);
        return NULL;
    }
    switch (question->type) {
    case QUESTION_SCALE: return scale_typed(question, typed, arena);
    case QUESTION_SINGLE: return scalar(arena, option_typed(question, shown, typed), false);
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING: return list_typed(question, shown, typed, arena);
    case QUESTION_NUMBER: return number_typed(question, typed, arena, diags);
    case QUESTION_YEAR: return scalar(arena, typed, false);
    case QUESTION_DATE: return scalar(arena, date_typed(typed, arena), false);
    case QUESTION_TEXT: return scalar(arena, typed, true);
    case QUESTION_TABLE: return rows_typed(typed, arena, diags);
    }
    return NULL;
}
