// grow_migrate: a dossier of an older version in, one of this version out, with what was lost on
// the way. The steps are done in model/migrate.c; the outcome is read like any dossier, so what no
// step has mentioned and the pack does not take is an error.
#include "engine/versions.h"

#include <string.h>

#include "base/text.h"
#include "model/dossier_json.h"
#include "model/dossier_wrap.h"
#include "model/tree.h"

static const char *text_of(const struct node *map, const char *key)
{
    const struct node *node = node_find(map, key);
    return node && node->kind == NODE_SCALAR && !node_is_null(node) ? node->text : NULL;
}

// The version that it names, or that its hash is of, or that is told; NULL after a diagnostic.
static const char *version_of(const struct pack *pack, const struct node *root, const char *told,
                              struct diags *diags)
{
    const char *version = text_of(root, "pack_version");
    const struct published *known = history_hash(pack->history, text_of(root, "pack_hash"));
    if (version || known || told)
        return version ? version : known ? known->version : told;
    struct span at = root->span;
    at.end_line = at.line;
    at.end_column = at.column + 1;
    struct diag *diag = diag_add(diags, DIAG_NO_VERSION, at,
                                 "this dossier does not say with which version it was filled in");
    diag_help(diags, diag, "add pack_version: \"...\" to it, or say so with --from VERSION");
    return NULL;
}

static bool check_target(const struct pack *pack, const char *from, const struct node *root,
                         struct diags *diags)
{
    if (version_compare(from, pack->version) <= 0)
        return true;
    const struct node *named = node_find(root, "pack_version");
    struct diag *diag = diag_add(diags, DIAG_NOT_AT_HAND, named ? named->span : SPAN_NONE,
                                 "this dossier is of version %s, and the pack that was found is %s",
                                 from, pack->version);
    diag_help(diags, diag, "name the folder of the later pack with --pack");
    return false;
}

// "migrations/2.0.0.yaml:7", as the file was found.
static const char *place_of(struct arena *arena, const struct pack *pack, struct span span)
{
    return arena_textf(arena, "%s:%d", pack->diags->sources[span.file].name, span.line);
}

static const char *why_of(const struct step *step, const struct diags *diags)
{
    SAYS static const char *const KEPT[TAKE_COUNT] = {
        [TAKE_FIRST] = "merged, the first is kept",
        [TAKE_LOWEST] = "merged, the lowest is kept",
        [TAKE_HIGHEST] = "merged, the highest is kept",
    };
    if (step->why)
        return step->why;
    return step->kind == STEP_MERGE && KEPT[step->take] ? diag_say(diags, KEPT[step->take])
                                                        : step_words[step->kind];
}

static void tell_lost(grow_dossier *handle, const struct moved *moved, grow_moved *told)
{
    const struct pack *pack = handle->pack->pack;
    grow_lost *list = arena_array(&handle->arena, moved->lost_count, sizeof *list);
    for (size_t i = 0; i < moved->lost_count; i++) {
        const struct lost_answer *lost = &moved->lost[i];
        list[i] = (grow_lost){
            .respondent = lost->respondent,
            .question = lost->name,
            .value = lost->value,
            .why = why_of(lost->step, pack->diags),
            .where = place_of(&handle->arena, pack, lost->step->span),
        };
    }
    told->lost = list;
    told->lost_count = moved->lost_count;
    told->renamed = moved->renamed;
    told->changed = moved->changed;
}

// --- names that no step speaks of ---

struct unsaid {
    const struct pack *pack;
    const struct published *base;
    struct arena *arena;
    struct diags *diags;
    const char **told;
    size_t count, room;
};

static bool is_column_of(const char *table, const char *column, const char *name)
{
    size_t length = strlen(table);
    return strncmp(name, table, length) == 0 && name[length] == '.' &&
           text_equal(name + length + 1, column);
}

static bool is_of_pack(const struct pack *pack, const char *name)
{
    const char *dot = strchr(name, '.');
    if (name_kind_of(name) == NAME_ROLE)
        return pack_role_find(pack, dot + 1) >= 0;
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        if (text_equal(question->id, name))
            return true;
        for (size_t k = 0; dot && k < question->column_count; k++)
            if (is_column_of(question->id, question->columns[k].id, name))
                return true;
    }
    return false;
}

// The version of the dossier had this name, the pack has not, and the steps left it as it was.
static void check_said(struct unsaid *u, const char *name, struct span at)
{
    bool told = !ids_find(&u->base->ids, name) || is_of_pack(u->pack, name);
    for (size_t i = 0; i < u->count && !told; i++)
        told = text_equal(u->told[i], name);
    if (told)
        return;
    ARENA_PUSH(u->arena, u->told, u->count, u->room);
    u->told[u->count++] = name;
    struct diag *diag = diag_add(u->diags, DIAG_ANSWER_UNKNOWN, at,
                                 "version %s has no '%s', and no migration says what becomes of it",
                                 u->pack->version, name);
    diag_help(u->diags, diag,
              "say in migrations/%s.yaml of the pack what becomes of it: rename, split, merge or "
              "drop",
              u->pack->version);
}

static void check_answers(struct unsaid *u, const struct node *map)
{
    for (size_t i = 0; map && map->kind == NODE_MAP && i < map->count; i++) {
        const struct node *rows = map->items[i];
        check_said(u, map->keys[i]->text, map->keys[i]->span);
        if (rows->kind != NODE_LIST || !is_of_pack(u->pack, map->keys[i]->text))
            continue;
        for (size_t r = 0; r < rows->count; r++)
            for (size_t k = 0; rows->items[r]->kind == NODE_MAP && k < rows->items[r]->count; k++)
                check_said(u,
                           arena_textf(u->arena, "%s.%s", map->keys[i]->text,
                                       rows->items[r]->keys[k]->text),
                           rows->items[r]->keys[k]->span);
    }
}

// False after diagnostics.
static bool check_unsaid(const struct pack *pack, const char *from, const struct node *root,
                         struct arena *arena, struct diags *diags)
{
    size_t errors = diags->errors;
    struct unsaid u = {pack, history_version(pack->history, from), arena, diags, NULL, 0, 0};
    const struct node *list = node_find(root, "respondents");
    if (!u.base || text_equal(from, pack->version))
        return true;
    check_answers(&u, node_find(root, "facts"));
    for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
        const struct node *role = node_find(list->items[i], "role");
        if (role && role->kind == NODE_SCALAR)
            check_said(&u, arena_textf(arena, "roles.%s", role->text), role->span);
        check_answers(&u, node_find(list->items[i], "answers"));
    }
    return diags->errors == errors;
}

static bool move(grow_dossier *handle, const struct node *top, const char *from, grow_moved *told,
                 struct diags *diags)
{
    const struct pack *pack = handle->pack->pack;
    const struct node *root = dossier_unwrap(top);
    struct moved moved;
    told->is_export = root != top;
    told->from = version_of(pack, root, from, diags);
    if (!told->from || !check_target(pack, told->from, root, diags) ||
        !history_targets(handle->pack->rules, told->from, diags) ||
        !migrate_dossier(pack, told->from, root, &handle->arena, &moved, diags) ||
        !check_unsaid(pack, told->from, moved.root, &handle->arena, diags))
        return false;
    told->to = pack->version;
    tell_lost(handle, &moved, told);
    handle->dossier = dossier_read_node(pack, &handle->arena, moved.root, diags);
    return handle->dossier != NULL;
}

grow_dossier *grow_migrate(const grow_pack *pack, const char *name, const char *text, size_t length,
                           const char *from, grow_moved *moved, grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    size_t errors = diags->errors;
    struct arena arena;
    arena_init(&arena);
    grow_dossier *handle = arena_alloc(&arena, sizeof *handle);
    handle->arena = arena;
    handle->pack = pack;
    *moved = (grow_moved){0};
    // Excerpts are of the text as given, which outlives this arena.
    int file = diags_source(diags, name, text, length);
    const char *plain = dossier_json(&handle->arena, text, length);
    moved->is_json = length > 0 && text[0] == '{';
    const struct node *top = tree_parse_on(&handle->arena, file, plain, length, diags);
    if (top && diags->errors == errors && move(handle, top, from, moved, diags))
        return handle;
    grow_dossier_free(handle);
    return NULL;
}
