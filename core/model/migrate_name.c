// Follows one name, with one of its values, through migrations: what becomes of `F02: deels`? It
// must agree with what migrate.c does to a dossier that holds it.
#include <string.h>

#include "base/text.h"
#include "model/migrate.h"

static bool names(const struct step *step, const char *name)
{
    for (size_t i = 0; i < step->from_count; i++)
        if (text_equal(step->from[i], name))
            return true;
    return false;
}

// A table takes its columns with it.
static const char *column_in(const struct step *step, const char *name, struct arena *arena)
{
    const char *dot = strchr(name, '.');
    if (!dot || name_kind_of(name) != NAME_COLUMN ||
        (step->kind != STEP_RENAME && step->kind != STEP_DROP))
        return NULL;
    return names(step, arena_text_n(arena, name, (size_t)(dot - name))) ? dot : NULL;
}

struct following {
    const struct step **steps;
    size_t count;
    struct arena *arena;
    struct known_ids found;
};

static void arrive(struct following *f, const char *name, const char *value)
{
    ARENA_PUSH(f->arena, f->found.list, f->found.count, f->found.room);
    struct known_id *id = &f->found.list[f->found.count++];
    *id = (struct known_id){.name = name};
    if (!value)
        return;
    id->values = arena_array(f->arena, 1, sizeof *id->values);
    id->values[id->count++] = value;
}

static void follow(struct following *f, size_t at, const char *name, const char *value)
{
    enum { MOST_PLACES = 1000 };
    for (; at < f->count; at++) {
        const struct step *step = f->steps[at];
        const char *column = column_in(step, name, f->arena);
        if (column && step->kind == STEP_DROP)
            return;
        if (column)
            name = arena_textf(f->arena, "%s%s", step->to[0], column);
        if (column || !names(step, name))
            continue;
        switch (step->kind) {
        case STEP_DROP: return;
        case STEP_RENAME:
        case STEP_MERGE: name = step->to[0]; break;
        case STEP_SPLIT:
            for (size_t i = 0; i < step->to_count && f->found.count < MOST_PLACES; i++)
                follow(f, at + 1, step->to[i], value);
            return;
        case STEP_REVALUE:
            for (size_t i = 0; value && i < step->value_count; i++) {
                if (!text_equal(step->values[i].was, value))
                    continue;
                if (!step->values[i].is)
                    return;
                value = step->values[i].is;
                break;
            }
            break;
        case STEP_KINDS: break;
        }
    }
    arrive(f, name, value);
}

struct known_ids migrate_name(const struct history *history, const char *from, const char *to,
                              const char *name, const char *value, const struct step *after,
                              struct arena *arena)
{
    size_t begin = 0;
    struct following f = {.arena = arena};
    for (size_t i = 0; i < history->migration_count; i++)
        f.count += history->migrations[i].count;
    f.steps = arena_array(arena, f.count, sizeof *f.steps);
    f.count = 0;
    for (size_t i = 0; i < history->migration_count; i++) {
        const struct migration *migration = &history->migrations[i];
        if ((!after && version_compare(migration->to, from) <= 0) ||
            version_compare(migration->to, to) > 0)
            continue;
        for (size_t k = 0; k < migration->count; k++) {
            f.steps[f.count++] = &migration->steps[k];
            if (after == &migration->steps[k])
                begin = f.count;
        }
    }
    follow(&f, begin, name, value);
    return f.found;
}
