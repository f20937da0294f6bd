// Reads published.yaml and migrations/*.yaml of a pack. What a step does to a dossier is in
// migrate.c; whether its names are there in the pack is looked at by `grow check`.
#include <stdlib.h>
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "model/allow.h"
#include "model/history.h"
#include "model/tree.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { MOST_VERSIONS = 200, MOST_STEPS = 500, MOST_NAMES = 50 };

static const char *const PUBLISHED_KEYS[] = {"grow-published", "versions"};
static const char *const VERSION_KEYS[] = {"version", "date", "hash", "ids", "texts"};
static const char *const MIGRATION_KEYS[] = {"grow-migration", "from", "to", "steps"};
static const char *const STEP_KEYS[] = {"rename", "revalue", "split", "merge", "drop",
                                        "to",     "values",  "into",  "take",  "why"};
static const char *const TAKES[TAKE_COUNT] = {"first", "lowest", "highest", "mean", "all"};

// --- files ---

// As load_yaml, but it does not count in the hash of the pack.
static const struct node *read_beside(struct load *l, const char *name)
{
    const char *text = NULL;
    size_t length = 0;
    int file = -1;
    if (load_text(l, name, SPAN_NONE, &text, &length, &file) != LOAD_OK)
        return NULL;
    struct tree_home home = {&l->nodes, l->read.arena};
    const struct node *top = tree_parse_at(home, file, text, length, l->read.diags);
    if (top != NULL)
        allow_read_yaml(l->read.diags, file, top);
    return top;
}

// --- published.yaml ---

void version_check(struct read *r, const struct node *node)
{
    size_t length = strlen(node->text);
    if (length > 32 || *node->text < '0' || *node->text > '9' ||
        strspn(node->text, "0123456789.abcdefghijklmnopqrstuvwxyz-+") != length)
        diag_add(r->diags, DIAG_BAD_ID, read_place(node),
                 "a version starts with a digit; then digits, points and small letters, 32 at "
                 "the most");
}

static void read_ids(struct read *r, const struct node *map, struct known_ids *ids)
{
    const struct node *all = read_key(r, map, "ids", READ_REQUIRED);
    if (all == NULL || all->kind != NODE_MAP)
        return;
    for (size_t i = 0; i < all->count; i++) {
        const struct node *values = all->items[i];
        ARENA_PUSH(r->arena, ids->list, ids->count, ids->room);
        struct known_id *id = &ids->list[ids->count++];
        *id = (struct known_id){.name = all->keys[i]->text, .span = all->keys[i]->span};
        if (values->kind != NODE_LIST) {
            diag_add(r->diags, DIAG_WRONG_KIND, read_place(values),
                     "'%s' has to be a list: the values that it takes, or []", id->name);
            continue;
        }
        id->values = arena_array(r->arena, values->count, sizeof *id->values);
        for (size_t k = 0; k < values->count; k++)
            if (values->items[k]->kind == NODE_SCALAR)
                id->values[id->count++] = values->items[k]->text;
    }
}

// What a hand may have spoiled: `grow publish` writes none of these.
static void check_fields(struct read *r, const struct node *node, const struct published *version)
{
    long day;
    const char *hash = version->hash;
    if (version->version)
        version_check(r, node_find(node, "version"));
    if (version->date && !num_parse_date(version->date, &day)) {
        struct diag *diag = diag_add(r->diags, DIAG_BAD_DATE, read_place(node_find(node, "date")),
                                     "'%s' is not a date", version->date);
        hint_date(r->diags, diag, version->date);
    }
    if (!hash || (strspn(hash, "0123456789abcdef") == HASH_TEXT - 1 && !hash[HASH_TEXT - 1]))
        return;
    struct span at = read_place(node_find(node, "hash"));
    struct diag *diag = diag_add(r->diags, DIAG_BAD_ID, at,
                                 "'hash' is %d digits and letters from a to f", HASH_TEXT - 1);
    diag_help(r->diags, diag, "put back what `grow publish` wrote");
}

// By language: "hash of the text:hash of its translation".
static void read_texts(struct read *r, const struct node *map, struct translations *texts)
{
    enum { HALF = TRANSLATION_HASH };
    const struct node *all = read_key(r, map, "texts", READ_OPTIONAL);
    texts->arena = r->arena;
    for (size_t i = 0; all != NULL && all->kind == NODE_MAP && i < all->count; i++)
        for (size_t k = 0; all->items[i]->kind == NODE_LIST && k < all->items[i]->count; k++) {
            const struct node *pair = all->items[i]->items[k];
            if (pair->kind != NODE_SCALAR || strlen(pair->text) != 2 * HALF + 1)
                continue;
            ARENA_PUSH(r->arena, texts->list, texts->count, texts->room);
            texts->list[texts->count++] =
                (struct translation){all->keys[i]->text, arena_text_n(r->arena, pair->text, HALF),
                                     pair->text + HALF + 1, pair->span, NULL};
        }
}

static void read_published(struct load *l)
{
    struct read *r = &l->read;
    struct history *history = r->pack->history;
    const struct node *top =
        read_beside(l, arena_textf(r->arena, "questionnaires/%s/published.yaml", r->pack->id));
    if (top == NULL || !read_dialect(r, top, "grow-published") ||
        !read_map(r, top, "a list of published versions", PUBLISHED_KEYS, COUNT(PUBLISHED_KEYS)))
        return;
    const struct node *list = read_list(r, top, "versions", READ_REQUIRED, MOST_VERSIONS);
    if (list == NULL)
        return;
    history->versions = arena_array(r->arena, list->count, sizeof *history->versions);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *node = list->items[i];
        if (!read_map(r, node, "a published version", VERSION_KEYS, COUNT(VERSION_KEYS)))
            continue;
        struct published *version = &history->versions[history->version_count];
        version->version = read_string(r, node, "version", READ_REQUIRED);
        version->date = read_string(r, node, "date", READ_REQUIRED);
        version->hash = read_string(r, node, "hash", READ_REQUIRED);
        version->span = read_place(node);
        check_fields(r, node, version);
        read_ids(r, node, &version->ids);
        read_texts(r, node, &version->texts);
        if (version->version == NULL)
            continue;
        if (i > 0 && history->version_count > 0 &&
            version_compare(version[-1].version, version->version) >= 0)
            diag_add(r->diags, DIAG_VERSION_ORDER, version->span,
                     "'%s' does not come after '%s'; versions stand from old to new",
                     version->version, version[-1].version);
        history->version_count++;
    }
}

// --- a step ---

// The words of a scalar or a list of scalars.
static size_t read_words(struct read *r, const struct node *node, const char *what,
                         const char ***words)
{
    size_t count = node->kind == NODE_LIST ? node->count : 1, found = 0;
    if (count == 0 || count > MOST_NAMES) {
        diag_add(r->diags, count ? DIAG_TOO_BIG : DIAG_EMPTY_LIST, read_place(node),
                 "'%s' takes 1 to %d names", what, MOST_NAMES);
        return 0;
    }
    *words = arena_array(r->arena, count, sizeof **words);
    for (size_t i = 0; i < count; i++) {
        const char *word = read_word(r, node->kind == NODE_LIST ? node->items[i] : node, what);
        if (word != NULL)
            (*words)[found++] = word;
    }
    return found;
}

static bool is_of_kind(struct read *r, const struct step *step, const char *name)
{
    SAYS static const char *const TAKES_NAMES[STEP_KINDS] = {
        "a question or fact, a column (F04.naam), a role (roles.x) or a finding "
        "(recommendations.A03)",
        "a question or fact, or a column (F04.naam)", "a question or fact", "questions or facts",
        "a question or fact, a column (F04.naam), a role (roles.x) or a finding "
        "(recommendations.A03)"};
    enum name_kind kind = name_kind_of(name), first = name_kind_of(step->from[0]);
    bool good = kind != NAME_NOTHING && kind == first;
    if (step->kind == STEP_SPLIT || step->kind == STEP_MERGE)
        good = kind == NAME_QUESTION;
    else if (step->kind == STEP_REVALUE)
        good = kind == NAME_QUESTION || kind == NAME_COLUMN;
    if (good)
        return true;
    struct diag *diag = diag_add(r->diags, DIAG_MIGRATION_STEP, step->span,
                                 "'%s' cannot be the name of what is %s", name,
                                 diag_say(r->diags, step->kind == STEP_RENAME    ? "renamed here"
                                                    : step->kind == STEP_REVALUE ? "revalued"
                                                    : step->kind == STEP_SPLIT   ? "split"
                                                    : step->kind == STEP_MERGE   ? "merged"
                                                                                 : "dropped"));
    diag_help(r->diags, diag, "'%s' takes %s", step_words[step->kind],
              diag_say(r->diags, TAKES_NAMES[step->kind]));
    return false;
}

static void read_values(struct read *r, const struct node *map, struct step *step)
{
    const struct node *values = read_key(r, map, "values", READ_REQUIRED);
    if (values == NULL)
        return;
    if (values->kind != NODE_MAP || values->count == 0) {
        diag_add(r->diags, DIAG_WRONG_KIND, read_place(values),
                 "'values' is a mapping from each old value to its new one, or to null");
        return;
    }
    step->values = arena_array(r->arena, values->count, sizeof *step->values);
    for (size_t i = 0; i < values->count; i++) {
        const struct node *is = values->items[i];
        const char *word = node_is_null(is) ? NULL : read_word(r, is, "values");
        step->values[step->value_count++] =
            (struct step_value){values->keys[i]->text, word, values->keys[i]->span};
        if (node_is_null(is) && name_kind_of(step->from[0]) == NAME_COLUMN)
            diag_add(r->diags, DIAG_MIGRATION_STEP, values->keys[i]->span,
                     "a row has every column, so no cell of '%s' can be lost alone", step->from[0]);
        else if (node_is_null(is) && step->why == NULL)
            diag_help(r->diags,
                      diag_add(r->diags, DIAG_MISSING_KEY, values->keys[i]->span,
                               "'%s' is lost: 'why' has to say so to who gives the answers",
                               values->keys[i]->text),
                      "add why: \"...\" to this step");
    }
}

// A key belongs to one kind of step.
static void check_step_keys(struct read *r, const struct node *node, const struct step *step)
{
    static const char *const OWN[STEP_KINDS][2] = {
        {"to", NULL}, {"values", NULL}, {"into", NULL}, {"into", "take"}, {NULL, NULL}};
    for (size_t i = 0; i < node->count; i++) {
        const char *key = node->keys[i]->text;
        if (text_equal(key, step_words[step->kind]) || text_equal(key, "why") ||
            text_equal(key, OWN[step->kind][0]) || text_equal(key, OWN[step->kind][1]) ||
            !read_is_key(key, STEP_KEYS, COUNT(STEP_KEYS)))
            continue;
        diag_add(r->diags, DIAG_UNKNOWN_KEY, node->keys[i]->span, "'%s' is not a key of '%s'", key,
                 step_words[step->kind]);
    }
}

static void read_targets(struct read *r, const struct node *node, struct step *step)
{
    const char *key = step->kind == STEP_RENAME ? "to" : "into";
    if (step->kind == STEP_REVALUE || step->kind == STEP_DROP)
        return;
    const struct node *names = read_key(r, node, key, READ_REQUIRED);
    if (names == NULL)
        return;
    step->to_count = read_words(r, names, key, &step->to);
    step->to_span = read_place(names);
    if (step->kind != STEP_SPLIT && step->to_count > 1)
        diag_add(r->diags, DIAG_MIGRATION_STEP, read_place(names), "'%s' takes one name", key);
    for (size_t i = 0; i < step->to_count; i++)
        is_of_kind(r, step, step->to[i]);
    const char *dot = strchr(step->from[0], '.');
    if (step->kind != STEP_RENAME || step->to_count == 0 || dot == NULL)
        return;
    size_t length = (size_t)(dot - step->from[0]) + 1;
    if (strncmp(step->from[0], step->to[0], length) != 0)
        diag_add(r->diags, DIAG_MIGRATION_STEP, read_place(names),
                 "'%s' can only become another name that begins with '%.*s'", step->from[0],
                 (int)length, step->from[0]);
}

static void read_step(struct read *r, const struct node *node, struct migration *migration)
{
    struct step step = {.span = read_place(node)};
    const struct node *verb = NULL;
    if (!read_map(r, node, "a step", STEP_KEYS, COUNT(STEP_KEYS)))
        return;
    for (size_t i = 0; i < node->count && verb == NULL; i++)
        for (int kind = 0; kind < STEP_KINDS; kind++)
            if (text_equal(node->keys[i]->text, step_words[kind])) {
                step.kind = (enum step_kind)kind;
                verb = node->items[i];
            }
    if (verb == NULL) {
        if (read_has_odd(r, node)) // which was meant to say it, and is told
            return;
        struct diag *diag = diag_add(r->diags, DIAG_MIGRATION_STEP, step.span,
                                     "this step does not say what it does");
        diag_help(r->diags, diag, "begin it with rename, revalue, split, merge or drop");
        return;
    }
    step.span = read_place(verb);
    step.from_count = read_words(r, verb, step_words[step.kind], &step.from);
    if (step.from_count == 0)
        return;
    check_step_keys(r, node, &step);
    step.why = read_string(r, node, "why", step.kind == STEP_DROP ? READ_REQUIRED : READ_OPTIONAL);
    for (size_t i = 0; i < step.from_count; i++)
        is_of_kind(r, &step, step.from[i]);
    bool several = step.kind == STEP_MERGE ||
                   (step.kind == STEP_DROP && name_kind_of(step.from[0]) != NAME_COLUMN);
    if (step.from_count > 1 && !several)
        diag_add(r->diags, DIAG_MIGRATION_STEP, step.span, "'%s' takes one name",
                 step_words[step.kind]);
    read_targets(r, node, &step);
    if (step.kind == STEP_REVALUE)
        read_values(r, node, &step);
    if (step.kind == STEP_MERGE)
        step.take = (enum step_take)read_choice(r, node, "take", READ_REQUIRED, TAKES, TAKE_COUNT);
    migration->steps[migration->count++] = step;
}

// --- migrations ---

static void read_migration(struct load *l, const char *file)
{
    struct read *r = &l->read;
    struct history *history = r->pack->history;
    const struct node *top = read_beside(
        l, arena_textf(r->arena, "questionnaires/%s/migrations/%s.yaml", r->pack->id, file));
    if (top == NULL || !read_dialect(r, top, "grow-migration") ||
        !read_map(r, top, "a migration", MIGRATION_KEYS, COUNT(MIGRATION_KEYS)))
        return;
    struct migration migration = {.span = read_place(top)};
    migration.from = read_string(r, top, "from", READ_REQUIRED);
    migration.to = read_string(r, top, "to", READ_REQUIRED);
    const struct node *steps = read_list(r, top, "steps", READ_REQUIRED, MOST_STEPS);
    if (migration.from == NULL || migration.to == NULL || steps == NULL)
        return;
    migration.span = node_find(top, "from")->span;
    version_check(r, node_find(top, "from"));
    version_check(r, node_find(top, "to"));
    if (version_compare(migration.from, migration.to) >= 0)
        diag_add(r->diags, DIAG_MIGRATION_RANGE, migration.span,
                 "a migration goes to a later version, not from '%s' to '%s'", migration.from,
                 migration.to);
    migration.steps = arena_array(r->arena, steps->count, sizeof *migration.steps);
    for (size_t i = 0; i < steps->count; i++)
        read_step(r, steps->items[i], &migration);
    history->migrations[history->migration_count++] = migration;
}

static int compare_migrations(const void *a, const void *b)
{
    const struct migration *left = a, *right = b;
    int order = version_compare(left->to, right->to);
    return order != 0 ? order : left->span.file - right->span.file;
}

static void check_overlap(struct read *r, const struct history *history)
{
    for (size_t i = 1; i < history->migration_count; i++) {
        const struct migration *before = &history->migrations[i - 1];
        const struct migration *here = &history->migrations[i];
        if (version_compare(before->to, here->from) <= 0)
            continue;
        struct diag *diag = diag_add(r->diags, DIAG_MIGRATION_RANGE, here->span,
                                     "two migrations move a dossier of version %s", here->from);
        diag_note_at(r->diags, diag, before->span, "the other one, from %s to %s, is here",
                     before->from, before->to);
        diag_help(r->diags, diag, "let each begin where the one before it ends");
    }
}

void load_history(struct load *l)
{
    struct read *r = &l->read;
    const char *const *files = NULL;
    struct history *history = arena_alloc(r->arena, sizeof *history);
    r->pack->history = history;
    if (r->pack->id == NULL)
        return;
    read_published(l);
    if (l->reader->list == NULL)
        return;
    size_t count =
        l->reader->list(l->reader->context,
                        arena_textf(r->arena, "questionnaires/%s/migrations", r->pack->id), &files);
    history->migrations = arena_array(r->arena, count, sizeof *history->migrations);
    for (size_t i = 0; i < count; i++)
        read_migration(l, files[i]);
    if (history->migration_count > 1)
        qsort(history->migrations, history->migration_count, sizeof *history->migrations,
              compare_migrations);
    check_overlap(r, history);
}
