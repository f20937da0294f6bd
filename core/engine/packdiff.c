// grow_pack_diff: what changed between two versions of a pack, in words. Each kind of part has a
// file of its own; how far what was measured can be compared is the word of likeness.c, so that
// this and two measurements beside each other never say different things.
#include "engine/packdiff.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "base/text.h"

// --- telling ---

static const char *place(struct packdiff *d, const struct pack *pack, int file, int line)
{
    if (file < 0)
        return NULL;
    return arena_textf(d->arena, "%s:%d", pack->diags->sources[file].name, line);
}

void packdiff_at(struct packdiff *d, const char *about, const struct pack *pack, struct span span)
{
    d->about = about;
    d->where = place(d, pack, span.file, span.line);
}

void packdiff_at_rule(struct packdiff *d, const char *about, const struct rulebook *rules,
                      struct rule_at at)
{
    d->about = about;
    d->where = place(d, rules->pack, rules->pack->scripts[at.script].file, at.line);
}

const char *packdiff_word(const struct packdiff *d, const char *text)
{
    return words_say(d->language, text);
}

// In the language that it is told in, with the part where it has room for one.
static const char *what_text(const struct packdiff *d, const char *what)
{
    const char *text = packdiff_word(d, what), *hole = strstr(text, "%s");
    if (!hole)
        return text;
    return arena_textf(d->arena, "%.*s%s%s", (int)(hole - text), text, d->part, hole + 2);
}

static void add(struct packdiff *d, struct pack_change change)
{
    if (text_equal(change.was, change.is))
        return;
    change.about = d->about;
    change.where = d->where;
    ARENA_PUSH(d->arena, d->list, d->count, d->room);
    d->list[d->count++] = change;
}

void packdiff_say(struct packdiff *d, enum pack_class class, const char *what, const char *was,
                  const char *is)
{
    add(d, (struct pack_change){.class = class,
                                .what = what_text(d, what),
                                .was = was,
                                .is = is,
                                .removed = strstr(what, "removed") != NULL});
}

static const char *number_text(struct packdiff *d, double number)
{
    char text[NUM_TEXT];
    if (!isfinite(number))
        return NULL;
    num_plain(text, number, 9);
    return arena_text(d->arena, text);
}

void packdiff_number(struct packdiff *d, enum pack_class class, const char *what, double was,
                     double is)
{
    packdiff_say(d, class, what, number_text(d, was), number_text(d, is));
}

void packdiff_cond(struct packdiff *d, enum pack_class class, const char *what,
                   const struct cond *was, const struct cond *is)
{
    const char *text = is ? cond_text(d->arena, is) : NULL;
    // One that only follows a renamed question says the same.
    if (was && is && text_equal(likeness_cond(d->old->pack, d->likeness.ids, was, d->arena), text))
        return;
    packdiff_say(d, class, what, was ? cond_text(d->arena, was) : NULL, text);
}

void packdiff_text(struct packdiff *d, const char *what, const struct text *was,
                   const struct text *is)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->language_count; i++) {
        int other = 0;
        while (other < old->language_count && !text_equal(old->languages[other], now->languages[i]))
            other++;
        if (other == old->language_count)
            continue;
        const char *name = what_text(d, what);
        if (now->language_count > 1)
            name = arena_textf(d->arena, "%s (%s)", name, now->languages[i]);
        add(d, (struct pack_change){
                   .class = PACK_WORDING, .what = name, .was = was->in[other], .is = is->in[i]});
    }
}

static const char *day_text(struct packdiff *d, long day)
{
    char text[NUM_TEXT];
    if (day == LONG_MIN || day == LONG_MAX)
        return packdiff_word(d, "open");
    num_date(text, day);
    return arena_text(d->arena, text);
}

void packdiff_validity(struct packdiff *d, enum pack_class class, struct validity was,
                       struct validity is)
{
    packdiff_say(d, class, "valid from", day_text(d, was.from), day_text(d, is.from));
    packdiff_say(d, class, "valid until", day_text(d, was.until), day_text(d, is.until));
}

static const char *sources_text(struct packdiff *d, const struct pack *pack, const int *sources,
                                size_t count)
{
    const char *all = NULL;
    for (size_t i = 0; i < count; i++)
        all = arena_textf(d->arena, "%s%s%s", all ? all : "", all ? ", " : "",
                          pack->sources[sources[i]].id);
    return all;
}

void packdiff_sources(struct packdiff *d, const int *was, size_t was_count, const int *is,
                      size_t is_count)
{
    packdiff_say(d, PACK_COMPARABLE, "sources", sources_text(d, d->old->pack, was, was_count),
                 sources_text(d, d->now->pack, is, is_count));
}

static const char *id_at(const struct packdiff_ids *ids, size_t i)
{
    const char *id;
    memcpy(&id, (const char *)ids->list + i * ids->size + ids->id, sizeof id);
    return id;
}

static const char *order_text(struct packdiff *d, const struct packdiff_ids *ids,
                              const struct packdiff_ids *other)
{
    const char **both = arena_array(d->arena, ids->count, sizeof *both);
    size_t count = 0;
    for (size_t i = 0; i < ids->count; i++) {
        // Mostly it stands where it stood.
        bool there = i < other->count && text_equal(id_at(ids, i), id_at(other, i));
        for (size_t k = 0; k < other->count && !there; k++)
            there = text_equal(id_at(ids, i), id_at(other, k));
        if (there)
            both[count++] = id_at(ids, i);
    }
    return arena_join(d->arena, both, count, ", ");
}

void packdiff_order(struct packdiff *d, enum pack_class class, const char *about,
                    struct packdiff_ids was, struct packdiff_ids is)
{
    if (about) {
        d->about = packdiff_word(d, about);
        d->where = NULL;
    }
    packdiff_say(d, class, "order", order_text(d, &was, &is), order_text(d, &is, &was));
}

// --- the whole ---

static void add_unlike(struct packdiff *d, struct pack_changes *all, const char *space,
                       const char *id)
{
    ARENA_PUSH(d->arena, all->unlike, all->unlike_count, all->unlike_room);
    all->unlike[all->unlike_count++] = space ? arena_textf(d->arena, "%s.%s", space, id) : id;
}

// Every finding that means something else, by its name in results.
static void find_unlike(struct packdiff *d, struct pack_changes *all)
{
    const struct likeness *l = &d->likeness;
    const struct rulebook *now = d->now;
    for (int i = 0; i < now->pack->dimension_count; i++)
        if (l->dimensions[i])
            add_unlike(d, all, "dimensions", now->pack->dimensions[i].id);
    for (size_t i = 0; i < now->figure_count; i++)
        if (l->figures[i] && !now->figures[i].hidden)
            add_unlike(d, all, "figures", now->figures[i].id);
    for (size_t i = 0; i < now->table_count; i++)
        if (l->tables[i])
            add_unlike(d, all, "tables", now->tables[i].id);
    if (l->place)
        add_unlike(d, all, NULL, "position");
    for (size_t i = 0; i < now->route_count; i++)
        if (l->routes[i])
            add_unlike(d, all, "routes", now->routes[i].id);
    for (size_t i = 0; i < now->recommendation_count; i++)
        if (l->recommendations[i])
            add_unlike(d, all, "recommendations", now->recommendations[i].id);
}

static enum pack_class worst(const struct packdiff *d)
{
    enum pack_class class = PACK_WORDING;
    for (size_t i = 0; i < d->count; i++)
        if (d->list[i].class > class)
            class = d->list[i].class;
    return class;
}

// What no part has told must not go unsaid: a script that rules share, a remark.
static void tell_rest(struct packdiff *d, bool any_unlike)
{
    packdiff_at(d, packdiff_word(d, "the scripts"), d->now->pack, SPAN_NONE);
    if (any_unlike && worst(d) < PACK_NOT)
        packdiff_say(d, PACK_NOT, "code that rules share", NULL, packdiff_word(d, "another one"));
    if (!d->count && !text_equal(d->old->pack->hash, d->now->pack->hash)) {
        d->about = packdiff_word(d, "the files");
        packdiff_say(d, PACK_WORDING, "something that is neither asked, said nor computed", NULL,
                     packdiff_word(d, "another one"));
    }
}

// --- JSON ---

static void put_pair(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_pack(struct json *json, const char *key, const struct pack *pack)
{
    json_key(json, key);
    json_open(json, '{');
    put_pair(json, "id", pack->id);
    put_pair(json, "version", pack->version);
    put_pair(json, "hash", pack->hash);
    json_close(json, '}');
}

static void put_json(const struct pack_changes *all, struct buf *out)
{
    static const char *const WORDS[] = {"wording", "comparable", "not_comparable"};
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_pack_diff");
    json_integer(&json, 1);
    put_pack(&json, "old", all->old);
    put_pack(&json, "new", all->now);
    put_pair(&json, "class", all->count ? WORDS[all->worst] : "same");
    json_key(&json, "changes");
    json_open(&json, '[');
    for (size_t i = 0; i < all->count; i++) {
        const struct pack_change *change = &all->list[i];
        json_open(&json, '{');
        put_pair(&json, "class", WORDS[change->class]);
        put_pair(&json, "about", change->about);
        put_pair(&json, "what", change->what);
        put_pair(&json, "was", change->was);
        put_pair(&json, "is", change->is);
        put_pair(&json, "where", change->where);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_key(&json, "unlike");
    json_open(&json, '[');
    for (size_t i = 0; i < all->unlike_count; i++)
        json_string(&json, all->unlike[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    buf_putc(out, '\n');
}

static struct pack_changes changes_of(struct packdiff *d)
{
    struct pack_changes all = {.old = d->old->pack, .now = d->now->pack};
    packdiff_pack(d);
    packdiff_questions(d);
    packdiff_rules(d);
    packdiff_layout(d);
    find_unlike(d, &all);
    tell_rest(d, all.unlike_count > 0);
    all.list = d->list;
    all.count = d->count;
    all.worst = worst(d);
    return all;
}

static void put_report(const struct packdiff *d, const struct pack_changes *all, grow_format format,
                       const grow_render_options *options, struct buf *out)
{
    struct report_context context = {
        .layout = NULL,
        .language = d->language == WORDS_EN ? "en" : "nl",
        .engine = GROW_VERSION,
    };
    const struct report *report = report_of_changes(d->now, all, &context, d->arena);
    engine_view(NULL, report, format, options, NULL, out);
}

bool grow_pack_diff(const grow_pack *old, const grow_pack *now, grow_format format,
                    const grow_render_options *options, const grow_sink *sink, bool *differs)
{
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    struct packdiff d = {.old = old->rules, .now = now->rules, .arena = &arena};
    d.language = now->rules->pack->diags->language;
    d.likeness = likeness_of(d.old, d.now, &arena);
    struct pack_changes all = changes_of(&d);
    *differs = all.count > 0;
    if (format == GROW_RESULT_JSON)
        put_json(&all, &out);
    else
        put_report(&d, &all, format, options, &out);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
