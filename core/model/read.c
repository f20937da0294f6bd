// The small helpers of reading: mappings, lists and scalars. Every rule about how a scalar is
// written is here, once, but for ids (read_id.c) and texts (read_texts.c). They know nothing of
// what a pack is made of.
#include "model/read.h"

#include <limits.h>
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"

enum { MOST_WEIGHT = 1000 };

struct span read_place(const struct node *node)
{
    struct span span = node->span;
    if (span.end_line == span.line)
        return span;
    if (node->kind == NODE_MAP && node->count > 0 && node->keys[0]->span.line == span.line)
        return span_join(span, node->keys[0]->span);
    span.end_line = span.line;
    span.end_column = span.column + 1;
    return span;
}

SAYS const char *read_kind_name(const struct node *node)
{
    switch (node->kind) {
    case NODE_LIST: return "a list";
    case NODE_MAP: return "a mapping";
    case NODE_SCALAR: break;
    }
    return node_is_null(node) ? "nothing" : "a text";
}

SAYS static struct diag *wrong_kind(struct read *r, const struct node *node, const char *what,
                                    const char *wanted)
{
    return diag_add(r->diags, DIAG_WRONG_KIND, read_place(node), "'%s' has to be %s, not %s", what,
                    diag_say(r->diags, wanted), diag_say(r->diags, read_kind_name(node)));
}

// A text that was read as something else, since it has a mark in it.
bool read_hint_text(struct read *r, struct diag *diag, const struct node *node)
{
    if (node->kind == NODE_LIST) {
        diag_help(r->diags, diag, "put a text that begins with '[' or '- ' in quotes");
        return true;
    }
    if (node->kind != NODE_MAP || node->count != 1 || node->items[0]->kind != NODE_SCALAR)
        return false;
    const struct node *key = node->keys[0], *value = node->items[0];
    if (key->span.line != value->span.end_line || value->quoted || value->text[0] == '\0')
        return false;
    diag_help(r->diags, diag, "put a text with ': ' in it in quotes: \"%s: %s\"", key->text,
              value->text);
    return true;
}

// --- lists ---

// The list, or NULL after a diagnostic.
static const struct node *take_list(struct read *r, const struct node *node, const char *key,
                                    enum read_need need, size_t most)
{
    if (node->kind != NODE_LIST) {
        struct diag *diag = wrong_kind(r, node, key, "a list");
        if (node->kind == NODE_SCALAR && node->span.end_line > node->span.line)
            diag_help(r->diags, diag, "begin the list under its key, each item with '- '");
        else if (node->kind == NODE_SCALAR && !node_is_null(node))
            diag_help(r->diags, diag, "write it between brackets: [%s]", node->text);
        return NULL;
    }
    if (node->count == 0 && need == READ_REQUIRED) {
        diag_add(r->diags, DIAG_EMPTY_LIST, read_place(node), "'%s' needs at least one entry", key);
        return NULL;
    }
    if (node->count > most) {
        diag_add(r->diags, DIAG_TOO_BIG, read_place(node), "'%s' has %zu entries, and may have %zu",
                 key, node->count, most);
        return NULL;
    }
    return node;
}

const struct node *read_list(struct read *r, const struct node *map, const char *key,
                             enum read_need need, size_t most)
{
    const struct node *node = read_key(r, map, key, need);
    const struct node *list = node == NULL ? NULL : take_list(r, node, key, need, most);
    r->tattered |= list == NULL && (node != NULL || need == READ_REQUIRED);
    return list;
}

// --- words ---

const char *read_said(struct read *r, const struct node *node, const char *what)
{
    if (node->kind != NODE_SCALAR) {
        read_hint_text(r, wrong_kind(r, node, what, "a text"), node);
        return NULL;
    }
    if (text_is_blank(node->text)) {
        diag_add(r->diags, DIAG_WRONG_KIND, node->span, "'%s' is empty", what);
        return NULL;
    }
    return node->text;
}

const char *read_word(struct read *r, const struct node *node, const char *what)
{
    if (node->kind != NODE_LIST || node->count != 1 || node->items[0]->kind != NODE_SCALAR ||
        !text_is_id(node->items[0]->text))
        return read_said(r, node, what);
    diag_help(r->diags, wrong_kind(r, node, what, "a text"),
              "write '%s' itself, without brackets or '- '", node->items[0]->text);
    return NULL;
}

const char *read_string(struct read *r, const struct node *map, const char *key,
                        enum read_need need)
{
    const struct node *node = read_key(r, map, key, need);
    return node == NULL ? NULL : read_word(r, node, key);
}

// --- numbers, flags, words of a list, dates ---

bool read_number_node(struct read *r, const struct node *node, const char *what, struct range range,
                      double *value)
{
    double number;
    if (node->kind != NODE_SCALAR) {
        wrong_kind(r, node, what, "a number");
        return false;
    }
    if (read_word(r, node, what) == NULL)
        return false;
    if (node->quoted || !num_parse(node->text, &number)) {
        struct diag *diag =
            diag_add(r->diags, DIAG_BAD_NUMBER, read_place(node),
                     node->quoted ? "'%s' has to be a number, not the text \"%.40s\""
                                  : "'%s' has to be a number, not '%.40s'",
                     what, node->text);
        hint_number(r->diags, diag, node->text, node->quoted);
        return false;
    }
    if (range.integer && number != num_round(number, 0)) {
        diag_add(r->diags, DIAG_BAD_NUMBER, node->span, "'%s' has to be a whole number, not %s",
                 what, node->text);
        return false;
    }
    if (number < range.min || number > range.max) {
        char min[NUM_TEXT], max[NUM_TEXT];
        num_plain(min, range.min, 3);
        num_plain(max, range.max, 3);
        diag_add(r->diags, DIAG_OUT_OF_RANGE, node->span, "'%s' has to be from %s to %s, not %s",
                 what, min, max, node->text);
        return false;
    }
    *value = number;
    return true;
}

bool read_number(struct read *r, const struct node *map, const char *key, struct range range,
                 double *value)
{
    const struct node *node = node_find(map, key);
    return node != NULL && read_number_node(r, node, key, range, value);
}

void read_weight(struct read *r, const struct node *map, double *weight)
{
    const struct node *node = node_find(map, "weight");
    const struct range any = {-1e15, 1e15, false};
    double number = *weight;
    if (node == NULL || !read_number_node(r, node, "weight", any, &number))
        return;
    if (number > 0 && number <= MOST_WEIGHT)
        *weight = number;
    else
        diag_add(r->diags, DIAG_OUT_OF_RANGE, node->span,
                 "'weight' has to be greater than 0, and at most %d, not %s", MOST_WEIGHT,
                 node->text);
}

bool read_flag(struct read *r, const struct node *map, const char *key)
{
    const struct node *node = node_find(map, key);
    if (node == NULL)
        return false;
    if (node->kind == NODE_SCALAR && !node->quoted) {
        if (strcmp(node->text, "true") == 0)
            return true;
        if (strcmp(node->text, "false") == 0)
            return false;
    }
    if (node->kind != NODE_SCALAR) {
        wrong_kind(r, node, key, "true or false");
        return false;
    }
    struct diag *diag =
        diag_add(r->diags, DIAG_BAD_WORD, read_place(node),
                 node->quoted ? "'%s' has to be true or false, not the text \"%.40s\""
                              : "'%s' has to be true or false, not '%.40s'",
                 key, node->text);
    hint_flag(r->diags, diag, node->text, node->quoted);
    return false;
}

// Words that other programs have for what is chosen here, and ours.
static const char *const OTHER_WORDS[][2] = {
    {"choice", "single"},
    {"radio", "single"},
    {"dropdown", "single"},
    {"select", "single"},
    {"select_one", "single"},
    {"boolean", "single"},
    {"bool", "single"},
    {"checkbox", "multiple"},
    {"checkboxes", "multiple"},
    {"multi", "multiple"},
    {"select_multiple", "multiple"},
    {"integer", "number"},
    {"int", "number"},
    {"decimal", "number"},
    {"float", "number"},
    {"string", "text"},
    {"comment", "text"},
    {"open", "text"},
    {"likert", "scale"},
    {"rating", "scale"},
    {"matrix", "table"},
    {"list", "table"},
    {"rank", "ranking"},
};

static void suggest_word(struct read *r, struct diag *diag, const char *word,
                         const char *const words[], size_t count)
{
    for (size_t i = 0; i < sizeof OTHER_WORDS / sizeof *OTHER_WORDS; i++)
        for (size_t k = 0; k < count && strcmp(word, OTHER_WORDS[i][0]) == 0; k++)
            if (strcmp(words[k], OTHER_WORDS[i][1]) == 0) {
                diag_help(r->diags, diag, "did you mean '%s'?", words[k]);
                return;
            }
    diag_suggest(r->diags, diag, word, words, count);
}

int read_choice(struct read *r, const struct node *map, const char *key, enum read_need need,
                const char *const words[], size_t count)
{
    const struct node *node = read_key(r, map, key, need);
    const char *word = node == NULL ? NULL : read_word(r, node, key);
    if (word == NULL)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return (int)i;
    struct diag *diag =
        diag_add(r->diags, DIAG_BAD_WORD, read_place(node), "'%s' has to be one of these: %s", key,
                 arena_join(r->diags->arena, words, count, ", "));
    suggest_word(r, diag, word, words, count);
    return -1;
}

static void read_day(struct read *r, const struct node *map, const char *key, long *day)
{
    const struct node *node = node_find(map, key);
    if (node == NULL || read_word(r, node, key) == NULL)
        return;
    if (!num_parse_date(node->text, day)) {
        struct diag *diag = diag_add(r->diags, DIAG_BAD_DATE, read_place(node),
                                     "'%s' has to be a date, not '%.40s'", key, node->text);
        hint_date(r->diags, diag, node->text);
    }
}

void read_validity(struct read *r, const struct node *map, struct validity *validity)
{
    static const char *const KEYS[] = {"from", "to"};
    validity->from = LONG_MIN;
    validity->until = LONG_MAX;
    const struct node *node = node_find(map, "valid");
    if (node == NULL || !read_map(r, node, "'valid'", KEYS, 2))
        return;
    read_day(r, node, "from", &validity->from);
    read_day(r, node, "to", &validity->until);
    if (validity->from > validity->until)
        diag_add(r->diags, DIAG_OUT_OF_RANGE, read_place(node), "'to' lies before 'from'");
}

// --- conditions, links ---

struct cond *read_condition(struct read *r, const struct node *map, const char *key,
                            enum read_need need)
{
    const struct node *node = read_key(r, map, key, need);
    if (node == NULL || read_word(r, node, key) == NULL)
        return NULL;
    struct span at = read_place(node);
    if (node->quoted && node->span.end_line == node->span.line)
        at.column++;
    return cond_parse(r->arena, node->text, at, r->diags);
}

void read_link(struct read *r, enum link_kind kind, int index, int column, const struct node *node)
{
    ARENA_PUSH(r->arena, r->links, r->link_count, r->link_room);
    r->links[r->link_count++] = (struct link){kind, index, column, node, r->guest};
}

// --- what is told once ---

bool read_was_told(struct read *r, const char *key)
{
    const struct name *told = names_add(&r->told, key, (int)r->once_count, SPAN_NONE);
    if (told != NULL)
        r->once[told->index].more++;
    return told != NULL;
}

void read_told(struct read *r, struct diag *diag)
{
    ARENA_PUSH(r->arena, r->once, r->once_count, r->once_room);
    r->once[r->once_count++] = (struct told_once){diag, 0};
}

void read_count_told(struct read *r)
{
    for (size_t i = 0; i < r->once_count; i++) {
        const struct told_once *once = &r->once[i];
        if (once->more > 0)
            diag_note_at(r->diags, once->diag, SPAN_NONE,
                         once->more == 1 ? "this name stands in %zu more place"
                                         : "this name stands in %zu more places",
                         once->more);
    }
}
