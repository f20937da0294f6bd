// The steps of migrations, done to the nodes of a dossier. Steps are done in the order written, so
// that two questions can change places by way of a third name. Nothing is lost but what a step
// says.
#include "model/migrate_merge.h"

#include <string.h>

#include "base/text.h"

// --- nodes ---

const struct node *migrate_scalar(struct arena *arena, const char *text, const struct node *at)
{
    struct node *node = arena_alloc(arena, sizeof *node);
    *node = (struct node){.kind = NODE_SCALAR, .text = text, .span = at->span};
    return node;
}

static const struct node *with_parts(struct arena *arena, const struct node *was,
                                     const struct node **keys, const struct node **items,
                                     size_t count)
{
    struct node *node = arena_alloc(arena, sizeof *node);
    *node = *was;
    node->keys = keys;
    node->items = items;
    node->count = count;
    return node;
}

static struct answers answers_of(struct arena *arena, const struct node *map)
{
    struct answers answers = {0};
    if (!map || map->kind != NODE_MAP)
        return answers;
    answers.keys = arena_array(arena, map->count, sizeof(struct node *));
    answers.values = arena_array(arena, map->count, sizeof(struct node *));
    answers.count = answers.key_room = answers.value_room = map->count;
    for (size_t i = 0; i < map->count; i++) {
        answers.keys[i] = map->keys[i];
        answers.values[i] = map->items[i];
    }
    return answers;
}

static void add(struct arena *arena, struct answers *answers, const struct node *key,
                const struct node *value)
{
    ARENA_PUSH(arena, answers->keys, answers->count, answers->key_room);
    ARENA_PUSH(arena, answers->values, answers->count, answers->value_room);
    answers->keys[answers->count] = key;
    answers->values[answers->count++] = value;
}

static size_t find(const struct answers *answers, const char *name)
{
    size_t i = 0;
    while (i < answers->count && !text_equal(answers->keys[i]->text, name))
        i++;
    return i;
}

static void take_out(struct answers *answers, size_t at)
{
    answers->count--;
    for (size_t i = at; i < answers->count; i++) {
        answers->keys[i] = answers->keys[i + 1];
        answers->values[i] = answers->values[i + 1];
    }
}

void migrate_note_step(struct migrating *m, struct diag *diag)
{
    diag_note_at(m->diags, diag, SPAN_NONE, "the step is at %s:%d",
                 m->pack->diags->sources[m->step->span.file].name, m->step->span.line);
}

const char *migrate_text(struct arena *arena, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return node->text;
    const char *all = "[";
    for (size_t i = 0; i < node->count; i++) {
        if (node->items[i]->kind != NODE_SCALAR)
            return arena_textf(arena, "%zu row%s", node->count, node->count == 1 ? "" : "s");
        all = arena_textf(arena, "%s%s%s", all, i ? ", " : "", node->items[i]->text);
    }
    return arena_textf(arena, "%s]", all);
}

// The key that stands here in the dossier as it was given, or NULL.
static const struct node *key_at(const struct node *node, struct span at)
{
    const struct node *found = NULL;
    for (size_t i = 0; node->kind != NODE_SCALAR && i < node->count && !found; i++) {
        const struct node *key = node->kind == NODE_MAP ? node->keys[i] : NULL;
        bool is = key && key->span.line == at.line && key->span.column == at.column;
        found = is ? key : key_at(node->items[i], at);
    }
    return found;
}

// A name as the dossier has it: steps before may have renamed it.
static const char *first_name(struct migrating *m, const char *name, const struct node *key)
{
    const struct node *first = key_at(m->origin, key->span);
    const char *dot = strchr(name, '.');
    if (!first || !dot)
        return first ? first->text : name;
    return arena_textf(m->arena, "%.*s.%s", (int)(dot - name), name, first->text);
}

static void lose(struct migrating *m, const char *name, const struct node *key,
                 const struct node *value)
{
    struct moved *moved = m->moved;
    if (node_is_null(value))
        return; // a fact that is not known
    ARENA_PUSH(m->arena, moved->lost, moved->lost_count, moved->lost_room);
    moved->lost[moved->lost_count++] = (struct lost_answer){m->respondent, first_name(m, name, key),
                                                            migrate_text(m->arena, value), m->step};
}

bool migrate_is_state_word(const char *word)
{
    return text_equal(word, "dont_know") || text_equal(word, "not_applicable");
}

bool migrate_is_state(const struct node *node)
{
    return node_is_null(node) || (node->kind == NODE_SCALAR && migrate_is_state_word(node->text));
}

// --- steps on one set of answers ---

// Puts an answer under a name; two answers to one question cannot both stay.
static void put(struct migrating *m, const char *name, const struct node *key,
                const struct node *value)
{
    size_t at = find(m->answers, name);
    if (at == m->answers->count) {
        add(m->arena, m->answers, migrate_scalar(m->arena, name, key), value);
        return;
    }
    struct diag *diag =
        diag_add(m->diags, DIAG_MIGRATION_CLASH, key->span,
                 "'%s' becomes '%s', which has an answer of its own", key->text, name);
    diag_note_at(m->diags, diag, m->answers->keys[at]->span, "that answer is here");
    migrate_note_step(m, diag);
    diag_help(m->diags, diag, "take one of the two answers out, or let the migration merge them");
}

static void rename_answer(struct migrating *m)
{
    size_t at = find(m->answers, m->step->from[0]);
    if (at == m->answers->count)
        return;
    const struct node *key = m->answers->keys[at], *value = m->answers->values[at];
    take_out(m->answers, at);
    for (size_t i = 0; i < m->step->to_count; i++)
        put(m, m->step->to[i], key, value);
    m->moved->renamed++;
}

static void drop_answers(struct migrating *m)
{
    for (size_t i = 0; i < m->step->from_count; i++) {
        size_t at = find(m->answers, m->step->from[i]);
        if (at == m->answers->count)
            continue;
        lose(m, m->step->from[i], m->answers->keys[at], m->answers->values[at]);
        take_out(m->answers, at);
    }
}

// The new value of a scalar; NULL when it is lost.
static const struct node *new_value(struct migrating *m, const struct node *key,
                                    const struct node *value, bool *changed)
{
    for (size_t i = 0; value->kind == NODE_SCALAR && i < m->step->value_count; i++) {
        const struct step_value *row = &m->step->values[i];
        if (!text_equal(row->was, value->text))
            continue;
        *changed = true;
        if (row->is)
            return migrate_scalar(m->arena, row->is, value);
        lose(m, m->step->from[0], key, value);
        return NULL;
    }
    return value;
}

// Of a list, item by item; two that become the same stand once.
static const struct node *new_list(struct migrating *m, const struct node *key,
                                   const struct node *list, bool *changed)
{
    const struct node **items = arena_array(m->arena, list->count, sizeof(struct node *));
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = new_value(m, key, list->items[i], changed);
        bool there = false;
        for (size_t k = 0; item && item->kind == NODE_SCALAR && k < count; k++)
            there |= text_equal(items[k]->text, item->text);
        if (item && !there)
            items[count++] = item;
    }
    return count ? with_parts(m->arena, list, NULL, items, count) : NULL;
}

static void revalue_answer(struct migrating *m)
{
    size_t at = find(m->answers, m->step->from[0]);
    bool changed = false;
    if (at == m->answers->count)
        return;
    const struct node *key = m->answers->keys[at], *value = m->answers->values[at];
    value = value->kind == NODE_LIST ? new_list(m, key, value, &changed)
                                     : new_value(m, key, value, &changed);
    m->moved->changed += changed && value;
    if (value)
        m->answers->values[at] = value;
    else
        take_out(m->answers, at);
}

// --- merging ---

// What is taken tells all that the answer said?
static bool is_kept(struct migrating *m, const struct node *value, const struct node *taken)
{
    return migrate_is_state(value) || m->step->take == TAKE_MEAN || m->step->take == TAKE_ALL ||
           text_equal(migrate_text(m->arena, value), migrate_text(m->arena, taken));
}

static void merge_answers(struct migrating *m)
{
    const struct step *step = m->step;
    const struct node **values = arena_array(m->arena, step->from_count, sizeof(struct node *));
    const struct node **keys = arena_array(m->arena, step->from_count, sizeof(struct node *));
    const char **names = arena_array(m->arena, step->from_count, sizeof(char *));
    size_t count = 0;
    for (size_t i = 0; i < step->from_count; i++) {
        size_t at = find(m->answers, step->from[i]);
        if (at == m->answers->count)
            continue;
        keys[count] = m->answers->keys[at];
        names[count] = step->from[i];
        values[count++] = m->answers->values[at];
        take_out(m->answers, at);
    }
    if (!count)
        return;
    const struct node *taken = migrate_merged(m, values, count);
    for (size_t i = 0; i < count; i++)
        if (!is_kept(m, values[i], taken))
            lose(m, names[i], keys[i], values[i]);
    m->moved->renamed++;
    m->moved->changed += count > 1;
    put(m, step->to[0], keys[0], taken);
}

// --- columns of tables ---

static const char *column_of(const char *name)
{
    return strchr(name, '.') + 1;
}

static const struct node *new_row(struct migrating *m, const struct node *row)
{
    const struct step *step = m->step;
    struct answers cells = answers_of(m->arena, row);
    bool changed = false;
    for (size_t i = 0; i < step->from_count; i++) {
        size_t at = find(&cells, column_of(step->from[i]));
        if (at == cells.count)
            continue;
        if (step->kind == STEP_RENAME) {
            cells.keys[at] = migrate_scalar(m->arena, column_of(step->to[0]), cells.keys[at]);
            m->moved->renamed++;
        } else if (step->kind == STEP_REVALUE) {
            const struct node *value = new_value(m, cells.keys[at], cells.values[at], &changed);
            if (value)
                cells.values[at] = value;
            else
                take_out(&cells, at);
            m->moved->changed += changed;
        } else {
            lose(m, step->from[i], cells.keys[at], cells.values[at]);
            take_out(&cells, at);
        }
    }
    return with_parts(m->arena, row, cells.keys, cells.values, cells.count);
}

static void do_columns(struct migrating *m)
{
    const char *name = m->step->from[0];
    const char *table = arena_text_n(m->arena, name, strcspn(name, "."));
    size_t at = find(m->answers, table);
    if (at == m->answers->count || m->answers->values[at]->kind != NODE_LIST)
        return;
    const struct node *list = m->answers->values[at];
    const struct node **rows = arena_array(m->arena, list->count, sizeof(struct node *));
    for (size_t i = 0; i < list->count; i++)
        rows[i] = list->items[i]->kind == NODE_MAP ? new_row(m, list->items[i]) : list->items[i];
    m->answers->values[at] = with_parts(m->arena, list, NULL, rows, list->count);
}

static void do_answers(struct migrating *m, struct answers *answers)
{
    m->answers = answers;
    if (name_kind_of(m->step->from[0]) == NAME_COLUMN) {
        do_columns(m);
        return;
    }
    switch (m->step->kind) {
    case STEP_RENAME:
    case STEP_SPLIT: rename_answer(m); break;
    case STEP_REVALUE: revalue_answer(m); break;
    case STEP_MERGE: merge_answers(m); break;
    case STEP_DROP: drop_answers(m); break;
    case STEP_KINDS: break;
    }
}

// --- respondents ---

// A map with another value under a key; at its end when it was not there.
static const struct node *with_key(struct arena *arena, const struct node *map, const char *key,
                                   const struct node *value)
{
    struct answers parts = answers_of(arena, map);
    size_t at = find(&parts, key);
    if (at < parts.count)
        parts.values[at] = value;
    else
        add(arena, &parts, migrate_scalar(arena, key, map), value);
    return with_parts(arena, map, parts.keys, parts.values, parts.count);
}

// NULL when the respondent's role is dropped.
static const struct node *do_role(struct migrating *m, const struct node *respondent)
{
    const struct node *role = node_find(respondent, "role");
    for (size_t i = 0; role && role->kind == NODE_SCALAR && i < m->step->from_count; i++) {
        if (!text_equal(role->text, column_of(m->step->from[i])))
            continue;
        if (m->step->kind == STEP_RENAME)
            return with_key(m->arena, respondent, "role",
                            migrate_scalar(m->arena, column_of(m->step->to[0]), role));
        struct answers answers = answers_of(m->arena, node_find(respondent, "answers"));
        for (size_t k = 0; k < answers.count; k++)
            lose(m, answers.keys[k]->text, answers.keys[k], answers.values[k]);
        return NULL;
    }
    return respondent;
}

static const struct node *do_respondent(struct migrating *m, const struct node *respondent)
{
    const struct node *map = node_find(respondent, "answers"), *id = node_find(respondent, "id");
    m->respondent = id && id->kind == NODE_SCALAR ? id->text : "?";
    if (name_kind_of(m->step->from[0]) == NAME_ROLE)
        return do_role(m, respondent);
    if (!map || map->kind != NODE_MAP)
        return respondent;
    struct answers answers = answers_of(m->arena, map);
    do_answers(m, &answers);
    return with_key(m->arena, respondent, "answers",
                    with_parts(m->arena, map, answers.keys, answers.values, answers.count));
}

static const struct node *do_respondents(struct migrating *m, const struct node *list)
{
    const struct node **items = arena_array(m->arena, list->count, sizeof(struct node *));
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *respondent = do_respondent(m, list->items[i]);
        if (respondent)
            items[count++] = respondent;
    }
    m->respondent = NULL;
    return with_parts(m->arena, list, NULL, items, count);
}

static void do_step(struct migrating *m)
{
    struct moved *moved = m->moved;
    const struct node *facts = node_find(moved->root, "facts");
    const struct node *respondents = node_find(moved->root, "respondents");
    enum name_kind kind = name_kind_of(m->step->from[0]);
    if (kind == NAME_FINDING)
        return; // a dossier has none
    if (facts && facts->kind == NODE_MAP && kind != NAME_ROLE) {
        struct answers answers = answers_of(m->arena, facts);
        do_answers(m, &answers);
        facts = with_parts(m->arena, facts, answers.keys, answers.values, answers.count);
        moved->root = with_key(m->arena, moved->root, "facts", facts);
    }
    if (respondents && respondents->kind == NODE_LIST)
        moved->root =
            with_key(m->arena, moved->root, "respondents", do_respondents(m, respondents));
}

bool migrate_dossier(const struct pack *pack, const char *from, const struct node *root,
                     struct arena *arena, struct moved *moved, struct diags *diags)
{
    const struct history *history = pack->history;
    size_t errors = diags->errors;
    *moved = (struct moved){.root = root};
    struct migrating m = {
        .pack = pack, .arena = arena, .diags = diags, .moved = moved, .origin = root};
    for (size_t i = 0; i < history->migration_count; i++) {
        const struct migration *migration = &history->migrations[i];
        if (version_compare(migration->to, from) <= 0 ||
            version_compare(migration->to, pack->version) > 0)
            continue;
        for (size_t k = 0; k < migration->count; k++) {
            m.step = &migration->steps[k];
            do_step(&m);
        }
    }
    moved->root =
        with_key(arena, moved->root, "pack_version", migrate_scalar(arena, pack->version, root));
    if (node_find(root, "pack_hash"))
        moved->root =
            with_key(arena, moved->root, "pack_hash", migrate_scalar(arena, pack->hash, root));
    return diags->errors == errors;
}
