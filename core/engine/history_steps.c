// Holds the steps of migrations against what they come from and what they go to: the published
// versions, and the pack as it is. A step that moves nothing and one that leads nowhere are told
// where they stand. It must not know what a step does to a dossier.
#include "engine/versions.h"

#include <string.h>

#include "base/text.h"

struct stepping {
    const struct pack *pack;
    struct known_ids ids; // of the pack as it is
    struct arena *arena;
    struct diags *diags;
};

static void suggest(struct stepping *s, struct diag *diag, const char *wanted,
                    const struct known_ids *ids)
{
    const char **names = arena_array(s->arena, ids->count, sizeof *names);
    for (size_t i = 0; i < ids->count; i++)
        names[i] = ids->list[i].name;
    diag_suggest(s->diags, diag, wanted, names, ids->count);
}

// --- steps that lead nowhere ---

// The place in the diagnostics of a dossier, which do not know the files of the pack.
static struct span told_at(struct stepping *s, struct span at)
{
    const struct diags *own = s->pack->diags;
    if (s->diags != own && at.line > 0) {
        const struct source *file = &own->sources[at.file];
        at.file = diags_source(s->diags, file->name, file->text, file->length);
    }
    return at;
}

static void check_target(struct stepping *s, const struct step *step, const char *name,
                         const char *value, struct span at)
{
    struct known_ids found = migrate_name(s->pack->history, s->pack->version, s->pack->version,
                                          name, value, step, s->arena);
    for (size_t i = 0; i < found.count; i++) {
        const struct known_id *to = &found.list[i], *id = ids_find(&s->ids, to->name);
        if (!id && !value) {
            struct diag *diag = diag_add(s->diags, DIAG_MIGRATION_TARGET, told_at(s, at),
                                         "version %s has no '%s' for this step to go to",
                                         s->pack->version, to->name);
            suggest(s, diag, to->name, &s->ids);
        } else if (id && value && id->count > 0 && !ids_has_value(id, to->values[0])) {
            struct diag *diag = diag_add(s->diags, DIAG_MIGRATION_TARGET, told_at(s, at),
                                         "'%s' of version %s cannot be '%s'", to->name,
                                         s->pack->version, to->values[0]);
            diag_suggest(s->diags, diag, to->values[0], id->values, id->count);
        }
    }
}

bool history_targets(const struct rulebook *rules, const char *from, struct diags *diags)
{
    const struct history *history = rules->pack->history;
    size_t errors = diags->errors;
    struct arena arena;
    arena_init(&arena);
    struct stepping s = {rules->pack, ids_of(rules, &arena), &arena, diags};
    for (size_t i = 0; i < history->migration_count; i++) {
        const struct migration *migration = &history->migrations[i];
        if ((from && version_compare(migration->to, from) <= 0) ||
            version_compare(migration->to, s.pack->version) > 0)
            continue;
        for (size_t k = 0; k < migration->count; k++) {
            const struct step *step = &migration->steps[k];
            for (size_t n = 0; n < step->to_count; n++)
                check_target(&s, step, step->to[n], NULL, step->to_span);
            for (size_t n = 0; n < step->value_count; n++)
                if (step->values[n].is && !migrate_is_state_word(step->values[n].is))
                    check_target(&s, step, step->from[0], step->values[n].is, step->values[n].span);
        }
    }
    arena_clear(&arena);
    return diags->errors == errors;
}

// --- steps that move nothing ---

// The names of all versions that a migration may meet, as they are before the next step.
static struct known_id *live_find(const struct known_ids *live, const char *name)
{
    for (size_t i = 0; i < live->count; i++)
        if (text_equal(live->list[i].name, name))
            return &live->list[i];
    return NULL;
}

static void live_add(struct stepping *s, struct known_ids *live, const char *name,
                     const struct known_id *of)
{
    struct known_id *id = live_find(live, name);
    if (!id) {
        ARENA_PUSH(s->arena, live->list, live->count, live->room);
        id = &live->list[live->count++];
        *id = (struct known_id){.name = name};
    }
    const char **values = arena_array(s->arena, id->count + of->count, sizeof *values);
    size_t count = 0;
    for (; count < id->count; count++)
        values[count] = id->values[count];
    for (size_t i = 0; i < of->count; i++)
        if (!ids_has_value(id, of->values[i]))
            values[count++] = of->values[i];
    id->values = values;
    id->count = count;
}

static bool is_column(const char *name, const char *table)
{
    size_t length = strlen(table);
    return strncmp(name, table, length) == 0 && name[length] == '.';
}

// What a step does to a name, with the columns of a table.
static void live_move(struct stepping *s, struct known_ids *live, const struct step *step,
                      const char *from)
{
    struct known_ids was = *live;
    *live = (struct known_ids){0};
    for (size_t i = 0; i < was.count; i++) {
        const struct known_id *id = &was.list[i];
        bool column = is_column(id->name, from);
        if (!column && !text_equal(id->name, from)) {
            live_add(s, live, id->name, id);
            continue;
        }
        const char *rest = column ? id->name + strlen(from) : "";
        for (size_t k = 0; k < step->to_count; k++)
            live_add(s, live, arena_textf(s->arena, "%s%s", step->to[k], rest), id);
    }
}

static void live_revalue(struct stepping *s, struct known_ids *live, const struct step *step,
                         bool tell)
{
    struct known_id *id = live_find(live, step->from[0]);
    if (!id || id->count == 0)
        return; // no list of values: a number, a date, a text
    struct known_id is = {.values = arena_array(s->arena, step->value_count, sizeof *is.values)};
    for (size_t i = 0; i < step->value_count; i++) {
        const struct step_value *row = &step->values[i];
        if (row->is)
            is.values[is.count++] = row->is;
        if (!tell || ids_has_value(id, row->was) || migrate_is_state_word(row->was))
            continue;
        struct diag *diag = diag_add(s->diags, DIAG_MIGRATION_IDLE, row->span,
                                     "'%s' was '%s' in no published version, so this moves nothing",
                                     step->from[0], row->was);
        diag_suggest(s->diags, diag, row->was, id->values, id->count);
    }
    live_add(s, live, step->from[0], &is);
}

static void check_step(struct stepping *s, struct known_ids *live, const struct step *step,
                       bool tell)
{
    for (size_t i = 0; i < step->from_count; i++) {
        if (tell && !live_find(live, step->from[i])) {
            struct diag *diag =
                diag_add(s->diags, DIAG_MIGRATION_IDLE, step->span,
                         "no published version has '%s', so this moves nothing", step->from[i]);
            suggest(s, diag, step->from[i], live);
        }
        if (step->kind != STEP_REVALUE)
            live_move(s, live, step, step->from[i]);
    }
    if (step->kind == STEP_REVALUE)
        live_revalue(s, live, step, tell);
}

void history_idle(const struct rulebook *rules, struct diags *diags)
{
    const struct history *history = rules->pack->history;
    struct known_ids live = {0};
    struct arena arena;
    arena_init(&arena);
    struct stepping s = {.pack = rules->pack, .arena = &arena, .diags = diags};
    size_t version = 0;
    for (size_t i = 0; i < history->migration_count; i++) {
        const struct migration *migration = &history->migrations[i];
        for (; version < history->version_count &&
               version_compare(history->versions[version].version, migration->to) < 0;
             version++) {
            const struct known_ids *ids = &history->versions[version].ids;
            for (size_t k = 0; k < ids->count; k++)
                live_add(&s, &live, ids->list[k].name, &ids->list[k]);
        }
        // Of a version that was never published nobody knows what it had.
        bool known = history_version(history, migration->from) != NULL;
        for (size_t k = 0; k < migration->count; k++)
            check_step(&s, &live, &migration->steps[k], known);
    }
    arena_clear(&arena);
}
