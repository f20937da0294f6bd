// The small helpers of reading. Every rule about how a scalar is written is here, once. They know
// mappings, lists and scalars, but nothing of what a pack is made of, except its languages.
#include "model/read.h"

#include <limits.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "model/translations.h"

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

// --- lists ---

// The list, or NULL after a diagnostic.
static const struct node *take_list(struct read *r, const struct node *node, const char *key,
                                    enum read_need need, size_t most)
{
    if (node->kind != NODE_LIST) {
        struct diag *diag = wrong_kind(r, node, key, "a list");
        if (node->kind == NODE_SCALAR && !node_is_null(node))
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

// --- words, texts, ids ---

const char *read_word(struct read *r, const struct node *node, const char *what)
{
    if (node->kind != NODE_SCALAR) {
        wrong_kind(r, node, what, "a text");
        return NULL;
    }
    if (text_is_blank(node->text)) {
        diag_add(r->diags, DIAG_WRONG_KIND, node->span, "'%s' is empty", what);
        return NULL;
    }
    return node->text;
}

const char *read_string(struct read *r, const struct node *map, const char *key,
                        enum read_need need)
{
    const struct node *node = read_key(r, map, key, need);
    return node == NULL ? NULL : read_word(r, node, key);
}

static bool is_language(const char *text)
{
    size_t length = strlen(text);
    return (length == 2 || length == 3) && strspn(text, "abcdefghijklmnopqrstuvwxyz") == length;
}

static int language_find(const struct pack *pack, const char *language)
{
    for (int i = 0; i < pack->language_count; i++)
        if (strcmp(pack->languages[i], language) == 0)
            return i;
    return -1;
}

static bool read_languages(struct read *r, const struct node *map, const char *what,
                           struct text *text)
{
    bool good = true;
    size_t odd = 0;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *key = map->keys[i];
        int language = language_find(r->pack, key->text);
        if (language >= 0) {
            text->in[language] = read_word(r, map->items[i], what);
            good = good && text->in[language] != NULL;
        } else if (!r->guest || !is_language(key->text)) {
            struct diag *diag = diag_add(r->diags, DIAG_UNKNOWN_KEY, key->span,
                                         "'%s' is not a language of this pack", key->text);
            diag_help(r->diags, diag, "`languages:` has these: %s",
                      read_listed(r->arena, r->pack->languages, (size_t)r->pack->language_count));
            odd++;
            good = false;
        }
    }
    for (int i = 0; i < r->pack->language_count; i++)
        if (node_find(map, r->pack->languages[i]) == NULL && odd > 0) {
            odd--; // that one was meant, and is told
        } else if (node_find(map, r->pack->languages[i]) == NULL) {
            diag_add(r->diags, DIAG_MISSING_LANGUAGE, read_place(map),
                     "'%s' lacks the language '%s'", what, r->pack->languages[i]);
            good = false;
        }
    return good;
}

static void look_at_translations(struct read *r, const struct node *map, const char *what,
                                 const struct text *text)
{
    const char *source = text->in[0];
    for (int i = 1; i < r->pack->language_count; i++) {
        const char *language = r->pack->languages[i];
        struct span span = node_find(map, language)->span;
        translations_add(r->pack->translations, language, source, text->in[i], span);
        if (text_is_untranslated(source, text->in[i]))
            diag_add(r->diags, DIAG_UNTRANSLATED, span, "'%s' is the same in '%s' as in '%s'", what,
                     language, r->pack->languages[0]);
    }
}

bool read_text_node(struct read *r, const struct node *node, const char *what, struct text *text)
{
    text->span = node->span;
    if (node->kind == NODE_MAP) {
        bool good = read_languages(r, node, what, text);
        if (good)
            look_at_translations(r, node, what, text);
        return good;
    }
    text->in[0] = read_word(r, node, what);
    if (text->in[0] == NULL || r->pack->language_count <= 1)
        return text->in[0] != NULL;
    struct diag *diag = diag_add(r->diags, DIAG_MISSING_LANGUAGE, node->span,
                                 "'%s' lacks the language '%s'", what, r->pack->languages[1]);
    diag_help(r->diags, diag, "write {%s: \"...\", %s: \"...\"}", r->pack->languages[0],
              r->pack->languages[1]);
    return false;
}

bool read_text(struct read *r, const struct node *map, const char *key, enum read_need need,
               struct text *text)
{
    const struct node *node = read_key(r, map, key, need);
    return node != NULL && read_text_node(r, node, key, text);
}

static bool is_path(const char *text)
{
    char part[66];
    for (;;) {
        size_t length = strcspn(text, "/");
        if (length == 0 || length >= sizeof part)
            return false;
        memcpy(part, text, length);
        part[length] = '\0';
        if (!text_is_id(part))
            return false;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static bool is_reserved(const char *text)
{
    static const char *const WORDS[] = {"and",  "or",    "not",       "in",
                                        "true", "false", "dont_know", "not_applicable"};
    return read_is_key(text, WORDS, sizeof WORDS / sizeof *WORDS);
}

static bool is_of(const char *text, size_t most, const char *first, const char *rest)
{
    return strlen(text) <= most && text[0] != '\0' && strchr(first, text[0]) != NULL &&
           text[1 + strspn(text + 1, rest)] == '\0';
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

bool read_is_id(const char *text, enum read_id kind)
{
    switch (kind) {
    case READ_PACK_ID: return is_of(text, 64, LOWER, LOWER DIGITS "_-");
    case READ_QUESTION: return is_of(text, 16, UPPER, UPPER LOWER DIGITS);
    case READ_CHOICE: return text_is_id(text) && !is_reserved(text);
    case READ_PATH: return is_path(text);
    case READ_ANYTHING: return true;
    case READ_ID: break;
    }
    return text_is_id(text);
}

SAYS static const char *id_rule(enum read_id kind)
{
    switch (kind) {
    case READ_PACK_ID: return "a small letter, then small letters, digits, '_' and '-'";
    case READ_QUESTION: return "a capital, then letters and digits, 16 at the most";
    case READ_CHOICE:
        return "a letter, then letters, digits, '_' and '-'; not a word such as 'and' or "
               "'dont_know'";
    case READ_PATH: return "names with '/' between them, such as my-pack/scores";
    case READ_ANYTHING:
    case READ_ID: break;
    }
    return "a letter, then letters, digits, '_' and '-', 64 at the most";
}

const char *read_id_node(struct read *r, const struct node *node, enum read_id kind,
                         const char *what)
{
    const char *id = read_word(r, node, what);
    if (id == NULL || read_is_id(id, kind))
        return id;
    struct diag *diag =
        diag_add(r->diags, DIAG_BAD_ID, read_place(node), "'%.80s' is not an id", id);
    const char *dot = strrchr(id, '.');
    if (dot != NULL && (strcmp(dot, ".lua") == 0 || strcmp(dot, ".yaml") == 0))
        diag_help(r->diags, diag, "leave '%s' out", dot);
    else
        diag_help(r->diags, diag, "an id here is %s", diag_say(r->diags, id_rule(kind)));
    return NULL;
}

const char *read_id(struct read *r, const struct node *map, const char *key, enum read_id kind)
{
    const struct node *node = read_key(r, map, key, READ_REQUIRED);
    return node == NULL ? NULL : read_id_node(r, node, kind, key);
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
            diag_add(r->diags, DIAG_BAD_NUMBER, read_place(node), "'%s' has to be a number", what);
        diag_help(r->diags, diag, "write it in digits, with a point, without quotes: -12.5");
        return false;
    }
    if (range.integer && number != num_round(number, 0)) {
        diag_add(r->diags, DIAG_BAD_NUMBER, node->span, "'%s' has to be a whole number", what);
        return false;
    }
    if (number < range.min || number > range.max) {
        char min[NUM_TEXT], max[NUM_TEXT];
        num_plain(min, range.min, 3);
        num_plain(max, range.max, 3);
        diag_add(r->diags, DIAG_OUT_OF_RANGE, node->span, "'%s' has to be from %s to %s", what, min,
                 max);
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
                 "'weight' has to be greater than 0, and at most %d", MOST_WEIGHT);
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
    diag_add(r->diags, DIAG_BAD_WORD, read_place(node), "'%s' has to be true or false", key);
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
    struct buf list;
    buf_init(&list, 1024);
    for (size_t i = 0; i < count; i++)
        buf_putf(&list, "%s%s", i == 0 ? "" : ", ", words[i]);
    struct diag *diag = diag_add(r->diags, DIAG_BAD_WORD, read_place(node),
                                 "'%s' has to be one of these: %s", key, list.text);
    buf_clear(&list);
    suggest_word(r, diag, word, words, count);
    return -1;
}

static void read_day(struct read *r, const struct node *map, const char *key, long *day)
{
    const struct node *node = node_find(map, key);
    if (node == NULL || read_word(r, node, key) == NULL)
        return;
    if (!num_parse_date(node->text, day)) {
        struct diag *diag =
            diag_add(r->diags, DIAG_BAD_DATE, read_place(node), "'%s' is not a date", key);
        diag_help(r->diags, diag, "write a day that exists as 2025-01-31");
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

// --- conditions, links, ids that stand once ---

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

const char *read_new_id(struct read *r, const struct node *map, const char *key, enum read_id kind,
                        struct names *names, int index, struct span *span)
{
    const struct node *node = read_key(r, map, key, READ_REQUIRED);
    const char *id = node == NULL ? NULL : read_id_node(r, node, kind, key);
    *span = node == NULL ? read_place(map) : read_place(node);
    r->tattered |= id == NULL;
    if (id == NULL)
        return NULL;
    const struct name *first = names_add(names, id, index, *span);
    if (first != NULL) {
        struct diag *diag = diag_add(r->diags, DIAG_DUPLICATE_ID, *span, "'%s' stands twice", id);
        diag_note_at(r->diags, diag, first->span, "it stands here first");
    }
    return id;
}

void read_link(struct read *r, enum link_kind kind, int index, int column, const struct node *node)
{
    ARENA_PUSH(r->arena, r->links, r->link_count, r->link_room);
    r->links[r->link_count++] = (struct link){kind, index, column, node, r->guest};
}
