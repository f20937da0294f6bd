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
#include "model/tree.h"

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

// --- the whole ---

static const char *canonical(struct packdiff *d, const struct node *node)
{
    struct buf out;
    if (!node)
        return "";
    buf_init(&out, ENGINE_OUTPUT);
    tree_canonical(node, &out);
    const char *text = arena_text(d->arena, out.text);
    buf_clear(&out);
    return text;
}

static void compare_layout(struct packdiff *d)
{
    if (text_equal(canonical(d, d->old->pack->report), canonical(d, d->now->pack->report)))
        return;
    d->about = packdiff_word(d, "the report");
    d->where = NULL;
    packdiff_say(d, PACK_WORDING, "layout", NULL, packdiff_word(d, "another one"));
}

typedef void tell_name(void *context, const char *name);

// Every finding that means something else, by its name in results.
static void each_unlike(struct packdiff *d, tell_name *tell, void *context)
{
    const struct likeness *l = &d->likeness;
    const struct rulebook *now = d->now;
    for (int i = 0; i < now->pack->dimension_count; i++)
        if (l->dimensions[i])
            tell(context, arena_textf(d->arena, "dimensions.%s", now->pack->dimensions[i].id));
    for (size_t i = 0; i < now->figure_count; i++)
        if (l->figures[i] && !now->figures[i].hidden)
            tell(context, arena_textf(d->arena, "figures.%s", now->figures[i].id));
    for (size_t i = 0; i < now->table_count; i++)
        if (l->tables[i])
            tell(context, arena_textf(d->arena, "tables.%s", now->tables[i].id));
    if (l->place)
        tell(context, "position");
    for (size_t i = 0; i < now->route_count; i++)
        if (l->routes[i])
            tell(context, arena_textf(d->arena, "routes.%s", now->routes[i].id));
    for (size_t i = 0; i < now->recommendation_count; i++)
        if (l->recommendations[i])
            tell(context, arena_textf(d->arena, "recommendations.%s", now->recommendations[i].id));
}

static enum pack_class worst(const struct packdiff *d)
{
    enum pack_class class = PACK_WORDING;
    for (size_t i = 0; i < d->count; i++)
        if (d->list[i].class > class)
            class = d->list[i].class;
    return class;
}

static void count_name(void *context, const char *name)
{
    (void)name;
    ++*(size_t *)context;
}

// What no part has told must not go unsaid: a script that rules share, a remark.
static void tell_rest(struct packdiff *d)
{
    size_t unlike = 0;
    each_unlike(d, count_name, &unlike);
    packdiff_at(d, packdiff_word(d, "the scripts"), d->now->pack, SPAN_NONE);
    if (unlike && worst(d) < PACK_NOT)
        packdiff_say(d, PACK_NOT, "code that rules share", NULL, packdiff_word(d, "another one"));
    if (!d->count && !text_equal(d->old->pack->hash, d->now->pack->hash)) {
        d->about = packdiff_word(d, "the files");
        packdiff_say(d, PACK_WORDING, "something that is neither asked, said nor computed", NULL,
                     packdiff_word(d, "another one"));
    }
}

// --- text ---

SAYS static const char *const CLASSES[] = {"wording only", "comparable", "not comparable"};
SAYS static const char *const HEADS[] = {
    "Wording only: what is measured stays the same",
    "Comparable: what stands in both versions means the same",
    "Not comparable: something that was asked or computed means something else",
};

static void put_side(const char *text, struct buf *out)
{
    enum { SHORT = 120 };
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        if (at - text > SHORT) {
            buf_puts(out, "...");
            return;
        }
        char shown[TEXT_SHOWN];
        uint32_t point = text_next(&at, end);
        buf_add(out, shown, text_shown(shown, point == '\n' ? ' ' : point));
    }
}

static void put_change(const struct packdiff *d, const struct pack_change *change, struct buf *out)
{
    buf_putf(out, "  %s %s", change->about, change->what);
    if (change->was || change->is)
        buf_puts(out, ": ");
    if (change->was)
        put_side(change->was, out);
    if (change->was && change->is)
        buf_puts(out, " -> ");
    else if (change->was && !change->removed)
        buf_puts(out, packdiff_word(d, " -> none"));
    if (change->is)
        put_side(change->is, out);
    if (change->where)
        buf_putf(out, "  [%s]", change->where);
    buf_putc(out, '\n');
}

static void put_name(void *context, const char *name)
{
    struct buf *out = context;
    buf_putf(out, "  %s\n", name);
}

static void put_text(struct packdiff *d, struct buf *out)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    buf_putf(out, "%s %s -> %s %s: ", old->id, old->version, now->id, now->version);
    if (!d->count) {
        buf_puts(out, packdiff_word(d, "the same\n"));
        return;
    }
    buf_putf(out, words_say_count(d->language, "%s, %zu change\n", "%s, %zu changes\n", d->count),
             packdiff_word(d, CLASSES[worst(d)]), d->count);
    for (int class = PACK_NOT; class >= PACK_WORDING; class --) {
        bool any = false;
        for (size_t i = 0; i < d->count; i++) {
            if ((int)d->list[i].class != class)
                continue;
            if (!any)
                buf_putf(out, "\n%s\n", packdiff_word(d, HEADS[class]));
            any = true;
            put_change(d, &d->list[i], out);
        }
    }
    struct buf names;
    buf_init(&names, ENGINE_OUTPUT);
    each_unlike(d, put_name, &names);
    if (names.length)
        buf_putf(out, "\n%s\n%s", packdiff_word(d, "These findings mean something else now"),
                 names.text);
    buf_clear(&names);
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

static void put_string(void *context, const char *name)
{
    json_string(context, name);
}

static void put_json(struct packdiff *d, struct buf *out)
{
    static const char *const WORDS[] = {"wording", "comparable", "not_comparable"};
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_pack_diff");
    json_integer(&json, 1);
    put_pack(&json, "old", d->old->pack);
    put_pack(&json, "new", d->now->pack);
    put_pair(&json, "class", d->count ? WORDS[worst(d)] : "same");
    json_key(&json, "changes");
    json_open(&json, '[');
    for (size_t i = 0; i < d->count; i++) {
        const struct pack_change *change = &d->list[i];
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
    each_unlike(d, put_string, &json);
    json_close(&json, ']');
    json_close(&json, '}');
    buf_putc(out, '\n');
}

bool grow_pack_diff(const grow_pack *old, const grow_pack *now, grow_format format,
                    const grow_sink *sink, bool *differs)
{
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    struct packdiff d = {.old = old->rules, .now = now->rules, .arena = &arena};
    d.language = now->rules->pack->diags->language;
    d.likeness = likeness_of(d.old, d.now, &arena);
    packdiff_pack(&d);
    packdiff_questions(&d);
    packdiff_rules(&d);
    compare_layout(&d);
    tell_rest(&d);
    *differs = d.count > 0;
    (format == GROW_RESULT_JSON ? put_json : put_text)(&d, &out);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
