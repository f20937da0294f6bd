// Holds a pack against what was published of it, and publishes it. A published version never
// changes: results and reports name it, and have to stay what they were.
#include "engine/versions.h"

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"

// --- is it what was published? ---

static bool check_hash(const struct pack *pack, bool strict, struct diags *diags)
{
    const struct published *same = history_version(pack->history, pack->version);
    if (!same || text_equal(same->hash, pack->hash))
        return true;
    struct diag *diag = diag_add(diags, strict ? DIAG_PUBLISHED_CHANGED : DIAG_NOT_AS_PUBLISHED,
                                 same->span, "the pack '%s' is not what was published as %s on %s",
                                 pack->id, same->version, same->date);
    diag_note_at(diags, diag, SPAN_NONE, "published: %.12s..., now: %.12s...", same->hash,
                 pack->hash);
    diag_help(diags, diag,
              "raise 'version' in its questionnaire.yaml, or take the change back; `grow diff` of "
              "two folders tells what was changed");
    return false;
}

// --- ids that are gone ---

struct vanishing {
    const struct pack *pack;
    const struct published *base;
    struct known_ids ids;
    struct arena *arena;
    struct diags *diags;
};

// Is a name of the published version, or its value, not there now, though no step says so? A step
// that leads nowhere is told by itself.
static bool astray(struct vanishing *v, const char *name, const char *value)
{
    struct known_ids found = migrate_name(v->pack->history, v->base->version, v->pack->version,
                                          name, value, NULL, v->arena);
    for (size_t i = 0; i < found.count; i++) {
        const struct known_id *id = ids_find(&v->ids, found.list[i].name);
        // Numbers, dates and texts have no list of values.
        bool lacks = id && value && !ids_has_value(id, found.list[i].values[0]);
        if (value ? lacks && text_equal(found.list[i].values[0], value)
                  : !id && text_equal(found.list[i].name, name))
            return true;
    }
    return false;
}

static const char *folder_of(struct vanishing *v)
{
    return arena_textf(v->arena, "migrations/%s.yaml", v->pack->version);
}

static void check_name(struct vanishing *v, const struct known_id *id)
{
    const char *values = "";
    if (astray(v, id->name, NULL)) {
        struct diag *diag = diag_add(v->diags, DIAG_VANISHED, id->span,
                                     "'%s' of version %s is gone", id->name, v->base->version);
        diag_help(v->diags, diag, "say in %s what becomes of it: rename, split, merge or drop",
                  folder_of(v));
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < id->count; i++) {
        if (!astray(v, id->name, id->values[i]))
            continue;
        values = arena_textf(v->arena, "%s%s%s", values, count ? ", " : "", id->values[i]);
        count++;
    }
    if (!count)
        return;
    struct diag *diag =
        diag_add(v->diags, DIAG_VANISHED, id->span, "'%s' of version %s could be %s, and no longer",
                 id->name, v->base->version, values);
    diag_help(v->diags, diag, "say in %s what becomes of it: revalue", folder_of(v));
}

void history_check(const struct rulebook *rules, bool strict, struct diags *diags)
{
    const struct pack *pack = rules->pack;
    if (!pack->history || !check_hash(pack, strict, diags) || !strict)
        return;
    const struct published *base = history_before(pack->history, pack->version);
    history_targets(rules, NULL, diags);
    if (!base)
        return;
    history_idle(rules, diags);
    struct arena arena;
    arena_init(&arena);
    struct vanishing v = {pack, base, ids_of(rules, &arena), &arena, diags};
    for (size_t i = 0; i < base->ids.count; i++)
        check_name(&v, &base->ids.list[i]);
    arena_clear(&arena);
}

// --- publishing ---

// Ids have letters, digits, points, dashes: only what looks like a number needs quotes.
static void put_ids(struct buf *out, const struct known_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        const struct known_id *id = &ids->list[i];
        buf_putf(out, "      %s: [", id->name);
        for (size_t k = 0; k < id->count; k++)
            buf_putf(out, "%s\"%s\"", k ? ", " : "", id->values[k]);
        buf_puts(out, "]\n");
    }
}

// Of the newest version only: with that one a later one is compared.
static void put_texts(struct buf *out, const struct pack *pack)
{
    const struct translations *texts = pack->translations;
    buf_puts(out, texts->count > 0 ? "    texts:\n" : "");
    for (int language = 1; texts->count > 0 && language < pack->language_count; language++) {
        size_t put = 0;
        buf_putf(out, "      %s: [", pack->languages[language]);
        for (size_t i = 0; i < texts->count; i++)
            if (text_equal(texts->list[i].language, pack->languages[language]))
                buf_putf(out, "%s\"%s:%s\"", put++ ? ", " : "", texts->list[i].source,
                         texts->list[i].text);
        buf_puts(out, "]\n");
    }
}

static void put_version(struct buf *out, const char *version, const char *date, const char *hash,
                        const struct known_ids *ids)
{
    buf_putf(out, "  - version: \"%s\"\n    date: %s\n    hash: %s\n    ids:\n", version, date,
             hash);
    put_ids(out, ids);
}

// False after a diagnostic.
static bool check_version(const struct pack *pack, const char *date, struct diags *diags)
{
    const struct history *history = pack->history;
    const struct published *last =
        history->version_count ? &history->versions[history->version_count - 1] : NULL;
    long day;
    if (!num_parse_date(date, &day)) {
        hint_date(diags, diag_add(diags, DIAG_BAD_DATE, SPAN_NONE, "'%s' is not a date", date),
                  date);
        return false;
    }
    if (!last || version_compare(last->version, pack->version) < 0)
        return true;
    struct diag *diag = diag_add(diags, DIAG_VERSION_ORDER, last->span,
                                 "version %s of '%s' does not come after %s, which was published",
                                 pack->version, pack->id, last->version);
    diag_help(diags, diag, "raise 'version' above %s", last->version);
    return false;
}

bool grow_publish(const grow_pack *pack, const char *date, const grow_sink *sink,
                  grow_publication *publication, grow_diagnostics *diagnostics)
{
    const struct pack *model = pack->pack;
    const struct history *history = model->history;
    const struct published *same = history_version(history, model->version);
    *publication = (grow_publication){.already = same && text_equal(same->hash, model->hash)};
    if (publication->already) {
        publication->date = same->date;
        return true;
    }
    if (!check_hash(model, true, &diagnostics->diags) ||
        !check_version(model, date, &diagnostics->diags))
        return false;
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    buf_puts(&out,
             "grow-published: 1\n"
             "# What was published of this pack. `grow publish` writes it; it changes nothing "
             "that is computed.\nversions:\n");
    for (size_t i = 0; i < history->version_count; i++) {
        const struct published *old = &history->versions[i];
        put_version(&out, old->version, old->date, old->hash, &old->ids);
    }
    struct known_ids ids = ids_of(pack->rules, &arena);
    put_version(&out, model->version, date, model->hash, &ids);
    put_texts(&out, model);
    publication->date = date;
    publication->ids = ids.count;
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
