// Names that a migration changed: what the old pack calls a question or a column, as the new one
// does. It must not know what is compared.

#include <string.h>

#include "engine/compare.h"
#include "model/migrate.h"

// Where a name went: another one when it was renamed, and only that.
static const char *new_name(const struct pack *old, const struct pack *now, const char *name,
                            struct arena *arena)
{
    if (old == now || !now->history->migration_count)
        return name;
    struct known_ids found =
        migrate_name(now->history, old->version, now->version, name, NULL, NULL, arena);
    return found.count == 1 ? found.list[0].name : name;
}

const char *likeness_id(const struct pack *old, const struct pack *now, int index,
                        struct arena *arena)
{
    const char *id = old->questions[index].id, *name = new_name(old, now, id, arena);
    return pack_question_find(old, name) ? id : name;
}

const char *likeness_column(const struct pack *old, const struct pack *now,
                            const struct question *table, const struct question *column,
                            struct arena *arena)
{
    if (old == now || !now->history->migration_count)
        return column->id;
    const char *name =
        new_name(old, now, arena_textf(arena, "%s.%s", table->id, column->id), arena);
    return strchr(name, '.') + 1;
}

struct naming {
    const struct pack *pack;
    const char *const *ids;
    struct arena *arena;
};

// A name with the id in it replaced: "item.G03", "F04.naam".
static const char *name_leaf(void *of, const struct cond *cond)
{
    const struct naming *naming = of;
    if (cond->op != COND_NAME || cond->ref.index < 0 ||
        cond->ref.index >= naming->pack->question_count ||
        (cond->ref.space != REF_FACT && cond->ref.space != REF_ANSWER &&
         cond->ref.space != REF_ITEM && cond->ref.space != REF_ITEMGAP &&
         cond->ref.space != REF_SPREAD && cond->ref.space != REF_TALLY))
        return NULL;
    const char *old = naming->pack->questions[cond->ref.index].id;
    const char *now = naming->ids[cond->ref.index], *at = strstr(cond->text, old);
    if (!at || strcmp(old, now) == 0)
        return NULL;
    return arena_textf(naming->arena, "%.*s%s%s", (int)(at - cond->text), cond->text, now,
                       at + strlen(old));
}

const char *likeness_cond(const struct pack *old, const char *const ids[], const struct cond *cond,
                          struct arena *arena)
{
    struct naming naming = {old, ids, arena};
    struct cond_manner manner = {.of = &naming, .leaf = name_leaf};
    return cond_text_in(arena, cond, &manner);
}
