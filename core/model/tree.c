// YAML text to nodes. This file owns all that is particular to libyaml: its events, its marks and
// its weaknesses. It must not know what a questionnaire is. Libyaml 0.2.5 takes quadratic time in
// nested brackets and in %TAG lines, lets keys stand twice, reads UTF-16 and resolves aliases. So
// a text is scanned before libyaml sees it (tree_scan.c), only events are used, and depth and
// number of events are checked at each event. What a scalar means is never decided here.
#include "model/tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "model/tree_scan.h"
#include "model/tree_syntax.h"

// A list or mapping that is not closed yet. Its children wait on the stack from `base` on.
struct frame {
    struct node *node;
    size_t base;
    bool flow;
};

struct tree {
    struct tree_home home;
    struct arena scratch; // of the waiting children and the sorting of keys
    struct diags *diags;
    int file;
    const char *text; // without the byte order mark
    size_t length;
    const struct node **waiting;
    size_t waiting_count, waiting_room;
    struct frame frames[TREE_DEPTH];
    int depth;
    size_t events;
    int documents;
    bool broken; // something is not as it was meant, so there is no tree to give
    const struct node *root;
};

static struct span span_marks(const struct tree *t, yaml_mark_t from, yaml_mark_t to)
{
    struct span span = {t->file, (int)from.line + 1, (int)from.column + 1, (int)to.line + 1,
                        (int)to.column + 1};
    return span;
}

static struct span span_file(const struct tree *t)
{
    struct span span = {t->file, 0, 0, 0, 0};
    return span;
}

// --- events to nodes ---

static void add_node(struct tree *t, const struct node *node)
{
    if (t->depth == 0) {
        t->root = node;
        return;
    }
    ARENA_PUSH(&t->scratch, t->waiting, t->waiting_count, t->waiting_room);
    t->waiting[t->waiting_count++] = node;
}

static void check_feature(struct tree *t, struct span span, const unsigned char *anchor,
                          const unsigned char *tag)
{
    if (anchor != NULL)
        tree_syntax_feature(t->diags, span, '&');
    if (tag != NULL)
        tree_syntax_feature(t->diags, span, '!');
}

static struct node *new_node(struct tree *t, enum node_kind kind, struct span span)
{
    struct node *node = arena_alloc(t->home.nodes, sizeof *node);
    node->kind = kind;
    node->span = span;
    return node;
}

static void take_scalar(struct tree *t, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    yaml_scalar_style_t style = event->data.scalar.style;
    struct node *node = new_node(t, NODE_SCALAR, span_marks(t, event->start_mark, event->end_mark));

    check_feature(t, node->span, event->data.scalar.anchor, event->data.scalar.tag);
    node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
    bool good = length <= TREE_SCALAR;
    if (!good)
        diag_add(t->diags, DIAG_TOO_BIG, node->span, "this text is larger than %d KiB",
                 TREE_SCALAR / 1024);
    else if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        good = tree_scan_escapes(node->span, text, length, t->diags);
    node->text = good && length > 0 ? arena_text_n(t->home.texts, text, length) : "";
    t->broken = t->broken || !good;
    add_node(t, node);
}

static void take_alias(struct tree *t, const yaml_event_t *event)
{
    struct node *node = new_node(t, NODE_SCALAR, span_marks(t, event->start_mark, event->end_mark));
    tree_syntax_feature(t->diags, node->span, '*');
    node->text = "";
    t->broken = true;
    add_node(t, node);
}

static bool take_open(struct tree *t, const yaml_event_t *event, enum node_kind kind)
{
    bool map = kind == NODE_MAP;
    struct span span = span_marks(t, event->start_mark, event->end_mark);
    if (t->depth == TREE_DEPTH) {
        diag_add(t->diags, DIAG_TOO_DEEP, span, "nesting is deeper than %d", TREE_DEPTH);
        return false;
    }
    check_feature(t, span,
                  map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor,
                  map ? event->data.mapping_start.tag : event->data.sequence_start.tag);
    struct frame *frame = &t->frames[t->depth++];
    frame->node = new_node(t, kind, span);
    frame->base = t->waiting_count;
    frame->flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                      : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    return true;
}

static bool check_key(struct tree *t, const struct node *key)
{
    struct span start = key->span;
    start.end_line = start.line;
    start.end_column = start.column + 1;
    if (key->kind != NODE_SCALAR) {
        diag_add(t->diags, DIAG_WRONG_KIND, start, "a key has to be a word");
    } else if (key->text[0] == '\0') {
        diag_add(t->diags, DIAG_WRONG_KIND, start, "a key may not be empty");
    } else if (strlen(key->text) > TREE_KEY) {
        diag_add(t->diags, DIAG_TOO_BIG, start, "this key is longer than %d bytes", TREE_KEY);
    } else if (!key->quoted && strcmp(key->text, "<<") == 0) {
        tree_syntax_feature(t->diags, key->span, '<');
    } else {
        return true;
    }
    return false;
}

static int compare_keys(const void *a, const void *b)
{
    const struct node *left = *(const struct node *const *)a;
    const struct node *right = *(const struct node *const *)b;
    int order = strcmp(left->text, right->text);
    if (order == 0)
        order = (left->span.line > right->span.line) - (left->span.line < right->span.line);
    if (order == 0)
        order = (left->span.column > right->span.column) - (left->span.column < right->span.column);
    return order;
}

// Sorted, so that a mapping of fifty thousand keys takes no longer than a list.
static void check_twice(struct tree *t, const struct node *map)
{
    if (map->count < 2)
        return;
    const struct node **sorted = arena_copy(&t->scratch, map->keys, map->count, sizeof *sorted);
    qsort(sorted, map->count, sizeof *sorted, compare_keys);
    for (size_t i = 1, first = 0; i < map->count; i++) {
        if (strcmp(sorted[first]->text, sorted[i]->text) != 0) {
            first = i;
            continue;
        }
        struct diag *diag = diag_add(t->diags, DIAG_DUPLICATE_KEY, sorted[i]->span,
                                     "the key '%s' stands twice", sorted[i]->text);
        diag_note_at(t->diags, diag, sorted[first]->span, "it stands here first");
        diag_help(t->diags, diag, "keep one of the two");
    }
}

// Moves the waiting children into a mapping; pairs whose key is wrong are left out.
static void fill_map(struct tree *t, struct node *map, const struct node **children, size_t count)
{
    size_t pairs = count / 2;
    map->keys = arena_array(t->home.nodes, pairs, sizeof *map->keys);
    map->items = arena_array(t->home.nodes, pairs, sizeof *map->items);
    for (size_t i = 0; i < pairs; i++) {
        if (!check_key(t, children[2 * i]))
            continue;
        map->keys[map->count] = children[2 * i];
        map->items[map->count++] = children[2 * i + 1];
    }
    check_twice(t, map);
}

static void take_close(struct tree *t, const yaml_event_t *event)
{
    struct frame *frame = &t->frames[--t->depth];
    struct node *node = frame->node;
    size_t count = t->waiting_count - frame->base;
    const struct node **children = count > 0 ? t->waiting + frame->base : NULL;

    // The end that libyaml gives for a block lies past the comments that follow it.
    if (frame->flow || count == 0)
        node->span = span_join(node->span, span_marks(t, event->start_mark, event->end_mark));
    else
        node->span = span_join(node->span, children[count - 1]->span);
    if (node->kind == NODE_MAP) {
        fill_map(t, node, children, count);
    } else if (count > 0) {
        node->items = arena_copy(t->home.nodes, children, count, sizeof *children);
        node->count = count;
    }
    t->waiting_count = frame->base;
    add_node(t, node);
}

// False when reading cannot go on.
static bool take_event(struct tree *t, const yaml_event_t *event)
{
    if (++t->events > TREE_EVENTS) {
        diag_add(t->diags, DIAG_TOO_BIG, span_marks(t, event->start_mark, event->end_mark),
                 "this file has more than %d parts", TREE_EVENTS);
        return false;
    }
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++t->documents == 1)
            return true;
        tree_syntax_feature(t->diags, span_marks(t, event->start_mark, event->end_mark), '-');
        return false;
    case YAML_ALIAS_EVENT: take_alias(t, event); return true;
    case YAML_SCALAR_EVENT: take_scalar(t, event); return true;
    case YAML_SEQUENCE_START_EVENT: return take_open(t, event, NODE_LIST);
    case YAML_MAPPING_START_EVENT: return take_open(t, event, NODE_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: take_close(t, event); return true;
    default: return true;
    }
}

// --- errors of libyaml ---

// The byte at a mark. Marks count code points, so this walks.
static size_t byte_at(const struct tree *t, yaml_mark_t mark)
{
    const char *at = t->text, *end = t->text + t->length;
    for (size_t i = 0; i < mark.index && at < end; i++)
        (void)text_next(&at, end);
    return (size_t)(at - t->text);
}

static void report_syntax(struct tree *t, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR || parser->problem == NULL) {
        diag_add(t->diags, DIAG_TOO_BIG, span_file(t), "this file takes too much memory");
        return;
    }
    size_t at = byte_at(t, parser->problem_mark);
    size_t since = parser->context != NULL ? byte_at(t, parser->context_mark) : at;
    tree_syntax(t->diags, &(struct tree_fault){t->file, t->text, t->length, parser->problem,
                                               parser->context, at, since});
}

// --- the whole ---

// False when the text was not read to its end.
static bool run_events(struct tree *t)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        diag_add(t->diags, DIAG_TOO_BIG, span_file(t), "this file takes too much memory");
        return false;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)t->text, t->length);
    bool going = true, ended = false;
    while (going && !ended) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            report_syntax(t, &parser);
            going = false;
            break;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        going = take_event(t, &event) && t->diags->errors < DIAG_MOST;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return going;
}

static const struct node *check_root(struct tree *t)
{
    const struct node *root = t->root;
    if (root == NULL || (root->kind == NODE_SCALAR && !root->quoted && root->text[0] == '\0')) {
        diag_add(t->diags, DIAG_EMPTY_FILE, span_file(t), "this file holds nothing");
        return NULL;
    }
    if (root->kind != NODE_MAP) {
        struct span start = root->span;
        start.end_line = start.line;
        start.end_column = start.column + 1;
        struct diag *diag =
            diag_add(t->diags, DIAG_WRONG_KIND, start, "a file has to be a mapping at the top");
        diag_help(t->diags, diag, "begin it with keys and their values: 'key: value'");
        return NULL;
    }
    return root;
}

const struct node *tree_parse_at(struct tree_home home, int file, const char *text, size_t length,
                                 struct diags *diags)
{
    struct tree t = {.home = home, .diags = diags, .file = file, .text = text, .length = length};
    const struct node *root = NULL;
    arena_init(&t.scratch);
    if (tree_scan(file, &t.text, &t.length, diags) && run_events(&t))
        root = t.broken ? NULL : check_root(&t);
    arena_clear(&t.scratch);
    return root;
}

const struct node *tree_parse_on(struct arena *arena, int file, const char *text, size_t length,
                                 struct diags *diags)
{
    struct tree_home home = {arena, arena};
    return tree_parse_at(home, file, text, length, diags);
}

const struct node *tree_parse(struct arena *arena, int file, const char *text, size_t length,
                              struct diags *diags)
{
    size_t errors = diags->errors;
    const struct node *root = tree_parse_on(arena, file, text, length, diags);
    return diags->errors == errors ? root : NULL;
}
