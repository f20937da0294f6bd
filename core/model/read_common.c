// Scales, sources, amounts and the glossary, from common files or from the pack itself. Their
// lists grow file by file; an id that stands in two files is an error, as within one.
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "model/read.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// --- scales ---

static const char *const SCALE_KEYS[] = {"id", "label", "kind", "points", "levels", "strict"};
static const char *const POINT_KEYS[] = {"is", "label"};

SAYS static struct diag *bad_scale(struct read *r, const struct node *node, const char *message)
{
    return diag_add(r->diags, DIAG_BAD_SCALE, read_place(node), "%s", diag_say(r->diags, message));
}

// The value of a point: a word, or a whole number above the one before.
static void read_point_value(struct read *r, const struct scale *scale, size_t index,
                             const struct node *node)
{
    struct point *point = &scale->points[index];
    if (scale->words) {
        point->is = read_id_node(r, node, READ_CHOICE, "is");
        point->number = (double)index;
        for (size_t i = 0; point->is != NULL && i < index; i++)
            if (text_equal(scale->points[i].is, point->is)) {
                bad_scale(r, node, "this point stands twice");
                return;
            }
        return;
    }
    struct range range = {-1000000, 1000000, true};
    if (!read_number_node(r, node, "is", range, &point->number))
        return;
    char text[NUM_TEXT];
    num_plain(text, point->number, 0);
    point->is = arena_text(r->arena, text);
    if (index > 0 && scale->points[index - 1].is != NULL &&
        point->number <= scale->points[index - 1].number)
        diag_help(r->diags, bad_scale(r, node, "the points of a scale of numbers have to rise"),
                  "put the lowest first; a question that counts the other way is `reversed: true`");
}

// Are all points of the other kind than the scale says? That is told once, and they are read as
// what they are.
static void check_kind(struct read *r, const struct node *map, const struct node *list,
                       struct scale *scale)
{
    double number;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *is = node_find(list->items[i], "is");
        bool scalar = is != NULL && is->kind == NODE_SCALAR && !node_is_null(is);
        if (!scalar || num_parse(is->text, &number) != scale->words)
            return;
    }
    const struct node *kind = node_find(map, "kind");
    struct diag *diag = bad_scale(r, kind,
                                  scale->words ? "the points of this scale are numbers, not words"
                                               : "the points of this scale are words, not numbers");
    diag_help(r->diags, diag,
              scale->words ? "write `kind: numbers`, or change the points"
                           : "write `kind: words`, or change the points");
    scale->words = !scale->words;
}

static void read_points(struct read *r, const struct node *map, struct scale *scale)
{
    const struct node *list = read_list(r, map, "points", READ_REQUIRED, PACK_OPTIONS);
    if (list == NULL)
        return;
    if (list->count < 2)
        bad_scale(r, list, "a scale has at least two points");
    else
        check_kind(r, map, list, scale);
    scale->points = arena_array(r->arena, list->count, sizeof *scale->points);
    scale->count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = list->items[i];
        if (!read_map(r, item, "a point", POINT_KEYS, COUNT(POINT_KEYS)))
            continue; // which says that names are missing
        const struct node *is = read_key(r, item, "is", READ_REQUIRED);
        if (is != NULL)
            read_point_value(r, scale, i, is);
        r->tattered |= scale->points[i].is == NULL;
        read_text(r, item, "label", READ_REQUIRED, &scale->points[i].label);
    }
}

// The point with this value, or -1. A number is compared as a number.
static int point_find(const struct scale *scale, const struct node *node)
{
    double number = 0;
    bool is_number = !scale->words && num_parse(node->text, &number);
    for (size_t i = 0; i < scale->count; i++) {
        const struct point *point = &scale->points[i];
        if (point->is == NULL)
            continue;
        if (is_number ? point->number == number : strcmp(point->is, node->text) == 0)
            return (int)i;
    }
    return -1;
}

static void read_levels(struct read *r, const struct node *map, struct scale *scale)
{
    for (size_t i = 0; i < COUNT(scale->levels); i++)
        scale->levels[i] = -1;
    const struct node *list = read_list(r, map, "levels", READ_OPTIONAL, PACK_OPTIONS);
    if (list == NULL)
        return;
    if (list->count != COUNT(scale->levels)) {
        bad_scale(r, list, "'levels' has a point for each of the levels 0 to 4");
        return;
    }
    scale->has_levels = true;
    for (size_t i = 0; i < list->count; i++) {
        if (read_word(r, list->items[i], "levels") == NULL)
            continue;
        scale->levels[i] = point_find(scale, list->items[i]);
        if (scale->levels[i] < 0)
            diag_add(r->diags, DIAG_UNKNOWN_POINT, list->items[i]->span,
                     "'%s' is not a point of this scale", list->items[i]->text);
        else if (i > 0 && scale->levels[i] < scale->levels[i - 1])
            diag_help(
                r->diags, bad_scale(r, list->items[i], "a higher level stands for a lower point"),
                "'levels' goes from level 0, the lowest, to level 4; a point may stand twice");
    }
}

static void read_scale(struct read *r, const struct node *node)
{
    static const char *const KINDS[] = {"numbers", "words"};
    struct pack *pack = r->pack;
    if (!read_map(r, node, "a scale", SCALE_KEYS, COUNT(SCALE_KEYS)))
        return;
    READ_PUSH(r, pack->scales, pack->scale_count, r->scale_room);
    int index = pack->scale_count++;
    struct scale *scale = &pack->scales[index];
    scale->id = read_new_id(r, node, "id", READ_ID, &r->scales, index, &scale->span);
    read_text(r, node, "label", READ_REQUIRED, &scale->label);
    int kind = read_choice(r, node, "kind", READ_REQUIRED, KINDS, COUNT(KINDS));
    scale->strict = read_flag(r, node, "strict");
    scale->words = kind == 1;
    r->tattered |= kind < 0;
    if (kind < 0)
        return;
    read_points(r, node, scale);
    read_levels(r, node, scale);
}

void read_scales(struct read *r, const struct node *top)
{
    const struct node *list = read_list(r, top, "scales", READ_OPTIONAL, READ_SCALES);
    for (size_t i = 0; list != NULL && i < list->count; i++)
        read_scale(r, list->items[i]);
}

// --- sources ---

static const char *const SOURCE_KEYS[] = {"id",      "title",     "date",  "owner", "link",
                                          "content", "overtakes", "valid", "note"};

// A year, a month or a day. A dated document need not say more.
static bool is_loose_date(const char *text)
{
    char day[16];
    long days;
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    const char *rest = length == 4 ? "-01-01" : length == 7 ? "-01" : "";
    memcpy(day, text, length);
    memcpy(day + length, rest, strlen(rest) + 1);
    return num_parse_date(day, &days);
}

static const char *read_loose_date(struct read *r, const struct node *map)
{
    const struct node *node = node_find(map, "date");
    const char *text = node == NULL ? NULL : read_word(r, node, "date");
    if (text == NULL || is_loose_date(text))
        return text;
    char date[NUM_TEXT];
    struct diag *diag = diag_add(r->diags, DIAG_BAD_DATE, read_place(node),
                                 "'date' has to be a date, not '%.40s'", text);
    if (hint_date_of(text, date))
        diag_help(r->diags, diag, "write %s", date);
    else
        diag_help(r->diags, diag, "write a year, a month or a day: 2025, 2025-01 or 2025-01-31");
    return NULL;
}

// Links end up in pages, so only what a browser may safely open is let in.
static const char *read_web_link(struct read *r, const struct node *map)
{
    const struct node *node = node_find(map, "link");
    const char *text = node == NULL ? NULL : read_word(r, node, "link");
    if (text == NULL || ((text_starts(text, "https://") || text_starts(text, "http://")) &&
                         strpbrk(text, " \t\n\"<>") == NULL))
        return text;
    diag_add(r->diags, DIAG_WRONG_KIND, read_place(node),
             "'link' has to be a web address, starting with https:// or http://");
    return NULL;
}

static void read_source(struct read *r, const struct node *node)
{
    static const char *const CONTENTS[] = {"known", "unknown"};
    struct pack *pack = r->pack;
    if (!read_map(r, node, "a source", SOURCE_KEYS, COUNT(SOURCE_KEYS)))
        return;
    READ_PUSH(r, pack->sources, pack->source_count, r->source_room);
    int index = pack->source_count++;
    struct source_record *source = &pack->sources[index];
    source->id = read_new_id(r, node, "id", READ_ID, &r->sources, index, &source->span);
    read_text(r, node, "title", READ_REQUIRED, &source->title);
    source->date = read_loose_date(r, node);
    source->owner = read_string(r, node, "owner", READ_OPTIONAL);
    source->link = read_web_link(r, node);
    source->content_known =
        read_choice(r, node, "content", READ_REQUIRED, CONTENTS, COUNT(CONTENTS)) == 0;
    read_validity(r, node, &source->valid);
    source->has_note = read_text(r, node, "note", READ_OPTIONAL, &source->note);
    const struct node *overtakes = read_list(r, node, "overtakes", READ_OPTIONAL, PACK_OPTIONS);
    if (overtakes != NULL)
        read_link(r, LINK_OVERTAKES, index, -1, overtakes);
}

void read_sources(struct read *r, const struct node *top)
{
    const struct node *list = read_list(r, top, "sources", READ_OPTIONAL, READ_RECORDS);
    for (size_t i = 0; list != NULL && i < list->count; i++)
        read_source(r, list->items[i]);
}

// --- amounts ---

static const char *const AMOUNT_KEYS[] = {"id", "label", "valid", "sources", "values", "note"};

static void add_amount_name(struct read *r, const char *name)
{
    struct pack *pack = r->pack;
    if (names_add(&r->amount_names, name, pack->amount_name_count, SPAN_NONE) != NULL)
        return;
    READ_PUSH(r, pack->amount_names, pack->amount_name_count, r->amount_name_room);
    pack->amount_names[pack->amount_name_count++] = name;
}

static void read_values(struct read *r, const struct node *map, struct amount_set *set)
{
    const struct node *node = read_key(r, map, "values", READ_REQUIRED);
    r->tattered |= node == NULL || node->kind != NODE_MAP;
    if (node == NULL)
        return;
    if (node->kind != NODE_MAP || node->count == 0 || node->count > PACK_OPTIONS) {
        diag_add(r->diags, DIAG_WRONG_KIND, read_place(node),
                 "'values' has to be a mapping of names to numbers");
        return;
    }
    set->amounts = arena_array(r->arena, node->count, sizeof *set->amounts);
    for (size_t i = 0; i < node->count; i++) {
        const struct node *key = node->keys[i];
        struct amount *amount = &set->amounts[set->count];
        // `amount.set` is the id of the set that is valid, so no amount can have that name.
        if (!text_is_id(key->text) || strcmp(key->text, "set") == 0) {
            diag_add(r->diags, DIAG_BAD_ID, key->span, "'%s' cannot be the name of an amount",
                     key->text);
            continue;
        }
        struct range range = {-1e12, 1e12, false};
        add_amount_name(r, key->text); // also when its number is wrong: it is a name
        if (!read_number_node(r, node->items[i], key->text, range, &amount->value))
            continue;
        amount->name = key->text;
        set->count++;
    }
}

static void read_amount_set(struct read *r, const struct node *node)
{
    struct pack *pack = r->pack;
    if (!read_map(r, node, "an amount set", AMOUNT_KEYS, COUNT(AMOUNT_KEYS)))
        return;
    READ_PUSH(r, pack->amounts, pack->amount_count, r->amount_room);
    int index = pack->amount_count++;
    struct amount_set *set = &pack->amounts[index];
    set->id = read_new_id(r, node, "id", READ_ID, &r->amounts, index, &set->span);
    read_text(r, node, "label", READ_REQUIRED, &set->label);
    read_validity(r, node, &set->valid);
    read_values(r, node, set);
    set->has_note = read_text(r, node, "note", READ_OPTIONAL, &set->note);
    const struct node *sources = read_list(r, node, "sources", READ_OPTIONAL, PACK_OPTIONS);
    if (sources != NULL)
        read_link(r, LINK_AMOUNTS, index, -1, sources);
}

void read_amounts(struct read *r, const struct node *top)
{
    const struct node *list = read_list(r, top, "amounts", READ_OPTIONAL, READ_SCALES);
    for (size_t i = 0; list != NULL && i < list->count; i++)
        read_amount_set(r, list->items[i]);
}

// --- glossary ---

static const char *const TERM_KEYS[] = {"term", "meaning", "alias"};

static void read_term(struct read *r, const struct node *node)
{
    struct pack *pack = r->pack;
    if (!read_map(r, node, "a term", TERM_KEYS, COUNT(TERM_KEYS)))
        return;
    READ_PUSH(r, pack->glossary, pack->glossary_count, r->term_room);
    int index = pack->glossary_count++;
    struct term *term = &pack->glossary[index];
    struct span span;
    term->term = read_new_id(r, node, "term", READ_ANYTHING, &r->terms, index, &span);
    read_text(r, node, "meaning", READ_REQUIRED, &term->meaning);
    const struct node *alias = read_list(r, node, "alias", READ_OPTIONAL, PACK_OPTIONS);
    if (alias == NULL)
        return;
    term->alias = arena_array(r->arena, alias->count, sizeof *term->alias);
    for (size_t i = 0; i < alias->count; i++) {
        const char *word = read_word(r, alias->items[i], "alias");
        if (word != NULL)
            term->alias[term->alias_count++] = word;
    }
}

void read_glossary(struct read *r, const struct node *top)
{
    const struct node *list = read_list(r, top, "glossary", READ_OPTIONAL, READ_RECORDS);
    for (size_t i = 0; list != NULL && i < list->count; i++)
        read_term(r, list->items[i]);
}
