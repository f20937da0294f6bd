// What differs in a pack beside its questions and rules: the head, roles, dimensions, scales, and
// the records that rules and texts rest on.
#include "base/text.h"
#include "engine/packdiff.h"

// --- the head ---

static const char *languages(struct packdiff *d, const struct pack *pack)
{
    const char *all = "";
    for (int i = 0; i < pack->language_count; i++)
        all = arena_textf(d->arena, "%s%s%s", all, i ? ", " : "", pack->languages[i]);
    return all;
}

static const char *crossings(struct packdiff *d, const struct pack *pack)
{
    const char *all = NULL;
    for (size_t i = 0; i < pack->group.crossing_count; i++)
        all = arena_textf(d->arena, "%s%s%s x %s", all ? all : "", all ? ", " : "",
                          pack->questions[pack->group.crossings[i].of].id,
                          pack->questions[pack->group.crossings[i].by].id);
    return all;
}

static const char *address(const struct pack *pack)
{
    return pack->informal ? "je" : "u";
}

static void tell_head(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    d->about = packdiff_word(d, "the pack");
    d->where = NULL;
    packdiff_say(d, PACK_NOT, "id", old->id, now->id);
    packdiff_say(d, PACK_WORDING, "languages", languages(d, old), languages(d, now));
    packdiff_text(d, "title", &old->title, &now->title);
    if (old->has_description && now->has_description)
        packdiff_text(d, "description", &old->description, &now->description);
    else if (old->has_description != now->has_description)
        packdiff_say(d, PACK_WORDING, "description",
                     old->has_description ? packdiff_word(d, "one") : NULL,
                     now->has_description ? packdiff_word(d, "one") : NULL);
    packdiff_say(d, PACK_WORDING, "address", address(old), address(now));
    packdiff_validity(d, PACK_COMPARABLE, old->valid, now->valid);
    packdiff_number(d, PACK_NOT, "least of a group", old->group.least, now->group.least);
    packdiff_say(d, PACK_COMPARABLE, "crossings", crossings(d, old), crossings(d, now));
}

static const char *strings(struct packdiff *d, const char *const *list, size_t count)
{
    const char *all = NULL;
    for (size_t i = 0; i < count; i++)
        all = arena_textf(d->arena, "%s%s%s", all ? all : "", all ? ", " : "", list[i]);
    return all;
}

static void tell_phases(struct packdiff *d)
{
    for (int i = 0; i < PHASE_COUNT; i++) {
        d->about = packdiff_phase(i);
        packdiff_text(d, "title", &d->old->pack->phases[i].title, &d->now->pack->phases[i].title);
        packdiff_text(d, "help", &d->old->pack->phases[i].help, &d->now->pack->phases[i].help);
    }
}

// --- lists of things with an id ---

static const char *name(struct packdiff *d, const char *space, const char *id)
{
    return arena_textf(d->arena, "%s.%s", space, id);
}

static void tell_roles(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->role_count; i++) {
        const struct role *is = &now->roles[i];
        int at = pack_role_find(old, is->id);
        packdiff_at(d, name(d, "roles", is->id), now, is->span);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->label.in[0]);
            continue;
        }
        const struct role *was = &old->roles[at];
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_say(d, PACK_WORDING, "short", was->shortname, is->shortname);
        packdiff_number(d, PACK_NOT, "weight", was->weight, is->weight);
    }
    for (int i = 0; i < old->role_count; i++) {
        const struct role *was = &old->roles[i];
        packdiff_at(d, name(d, "roles", was->id), old, was->span);
        if (pack_role_find(now, was->id) < 0)
            packdiff_say(d, PACK_NOT, "was removed", was->label.in[0], NULL);
    }
    packdiff_order(d, PACK_COMPARABLE, "the roles",
                   PACKDIFF_IDS(struct role, old->roles, old->role_count),
                   PACKDIFF_IDS(struct role, now->roles, now->role_count));
}

static void tell_dimensions(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->dimension_count; i++) {
        const struct dimension *is = &now->dimensions[i];
        int at = pack_dimension_find(old, is->id);
        packdiff_at(d, name(d, "dimensions", is->id), now, is->span);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->label.in[0]);
            continue;
        }
        packdiff_text(d, "label", &old->dimensions[at].label, &is->label);
        packdiff_text(d, "help", &old->dimensions[at].help, &is->help);
    }
    for (int i = 0; i < old->dimension_count; i++) {
        const struct dimension *was = &old->dimensions[i];
        packdiff_at(d, name(d, "dimensions", was->id), old, was->span);
        if (pack_dimension_find(now, was->id) < 0)
            packdiff_say(d, PACK_NOT, "was removed", was->label.in[0], NULL);
    }
    packdiff_order(d, PACK_COMPARABLE, "the dimensions",
                   PACKDIFF_IDS(struct dimension, old->dimensions, old->dimension_count),
                   PACKDIFF_IDS(struct dimension, now->dimensions, now->dimension_count));
}

// --- scales: told once, not at each question that has them ---

static const struct scale *find_scale(const struct pack *pack, const char *id)
{
    for (int i = 0; i < pack->scale_count; i++)
        if (text_equal(pack->scales[i].id, id))
            return &pack->scales[i];
    return NULL;
}

static const struct point *find_point(const struct scale *scale, const char *is)
{
    for (size_t i = 0; i < scale->count; i++)
        if (text_equal(scale->points[i].is, is))
            return &scale->points[i];
    return NULL;
}

static const char *points(struct packdiff *d, const struct scale *scale)
{
    const char *all = "";
    for (size_t i = 0; i < scale->count; i++)
        all = arena_textf(d->arena, "%s%s%s", all, i ? ", " : "", scale->points[i].is);
    return all;
}

static bool is_asked(const struct pack *pack, const char *scale)
{
    for (int i = 0; i < pack->question_count; i++)
        if (pack->questions[i].scale && text_equal(pack->questions[i].scale->id, scale))
            return true;
    return false;
}

static void tell_scales(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->scale_count; i++) {
        const struct scale *is = &now->scales[i], *was = find_scale(old, is->id);
        if (!was || !is_asked(now, is->id) || !is_asked(old, is->id))
            continue;
        packdiff_at(d, name(d, "scale", is->id), now, is->span);
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_say(d, PACK_NOT, "points", points(d, was), points(d, is));
        const char *possible = packdiff_word(d, "possible");
        packdiff_say(d, PACK_COMPARABLE, "dont_know", was->strict ? NULL : possible,
                     is->strict ? NULL : possible);
        for (size_t k = 0; k < is->count; k++) {
            const struct point *point = find_point(was, is->points[k].is);
            if (!point)
                continue;
            d->part = is->points[k].is;
            packdiff_text(d, "point %s", &point->label, &is->points[k].label);
            packdiff_number(d, PACK_NOT, "point %s counts", point->number, is->points[k].number);
        }
    }
}

// --- records ---

static void tell_amounts(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->amount_count; i++) {
        const struct amount_set *is = &now->amounts[i];
        int at = pack_amount_set_find(old, is->id);
        packdiff_at(d, name(d, "amounts", is->id), now, is->span);
        if (at < 0) {
            packdiff_say(d, PACK_NOT, "were added", NULL, is->label.in[0]);
            continue;
        }
        const struct amount_set *was = &old->amounts[at];
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_validity(d, PACK_NOT, was->valid, is->valid);
        packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
        packdiff_text(d, "note", &was->note, &is->note);
        for (size_t k = 0; k < is->count; k++) {
            const struct amount *before = pack_amount_of(was, is->amounts[k].name);
            d->part = is->amounts[k].name;
            if (before)
                packdiff_number(d, PACK_NOT, "%s", before->value, is->amounts[k].value);
            else
                packdiff_say(d, PACK_NOT, "has more", NULL, is->amounts[k].name);
        }
        for (size_t k = 0; k < was->count; k++)
            if (!pack_amount_of(is, was->amounts[k].name))
                packdiff_say(d, PACK_NOT, "has less", was->amounts[k].name, NULL);
    }
    for (int i = 0; i < old->amount_count; i++) {
        packdiff_at(d, name(d, "amounts", old->amounts[i].id), old, old->amounts[i].span);
        if (pack_amount_set_find(now, old->amounts[i].id) < 0)
            packdiff_say(d, PACK_NOT, "were removed", old->amounts[i].label.in[0], NULL);
    }
}

static const char *overtakes(struct packdiff *d, const struct pack *pack,
                             const struct source_record *source)
{
    const char **ids = arena_array(d->arena, source->overtake_count, sizeof *ids);
    for (size_t i = 0; i < source->overtake_count; i++)
        ids[i] = pack->sources[source->overtakes[i]].id;
    return strings(d, ids, source->overtake_count);
}

static void tell_sources(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->source_count; i++) {
        const struct source_record *is = &now->sources[i];
        int at = pack_source_find(old, is->id);
        packdiff_at(d, name(d, "sources", is->id), now, is->span);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->title.in[0]);
            continue;
        }
        const struct source_record *was = &old->sources[at];
        packdiff_text(d, "title", &was->title, &is->title);
        packdiff_say(d, PACK_WORDING, "date", was->date, is->date);
        packdiff_say(d, PACK_WORDING, "owner", was->owner, is->owner);
        packdiff_say(d, PACK_WORDING, "link", was->link, is->link);
        packdiff_text(d, "note", &was->note, &is->note);
        packdiff_number(d, PACK_WORDING, "content known", was->content_known, is->content_known);
        packdiff_say(d, PACK_WORDING, "overtakes", overtakes(d, old, was), overtakes(d, now, is));
        packdiff_validity(d, PACK_COMPARABLE, was->valid, is->valid);
    }
    for (int i = 0; i < old->source_count; i++) {
        packdiff_at(d, name(d, "sources", old->sources[i].id), old, old->sources[i].span);
        if (pack_source_find(now, old->sources[i].id) < 0)
            packdiff_say(d, PACK_COMPARABLE, "was removed", old->sources[i].title.in[0], NULL);
    }
}

static bool is_same_cell(const struct value *was, const struct value *is)
{
    bool same = was->kind == is->kind && was->count == is->count && text_equal(was->text, is->text);
    for (size_t i = 0; same && i < is->count; i++)
        same = is_same_cell(&was->items[i], &is->items[i]);
    return same;
}

// Columns, which rules name, and what a row says beside its cells.
static void tell_list_rows(struct packdiff *d, const struct list *was, const struct list *is)
{
    const char *before = "", *now = "";
    for (size_t i = 0; i < was->table.column_count; i++)
        before = arena_textf(d->arena, "%s %s", before, was->table.columns[i].id);
    for (size_t i = 0; i < is->table.column_count; i++)
        now = arena_textf(d->arena, "%s %s", now, is->table.columns[i].id);
    packdiff_say(d, PACK_NOT, "columns", before, now);
    for (size_t i = 0; i < is->row_count; i++)
        for (size_t k = 0; k < was->row_count; k++)
            if (text_equal(was->rows[k].id, is->rows[i].id)) {
                packdiff_at(d, arena_textf(d->arena, "lists.%s.%s", is->id, is->rows[i].id),
                            d->now->pack, is->rows[i].span);
                packdiff_text(d, "label", &was->rows[k].label, &is->rows[i].label);
                packdiff_sources(d, was->rows[k].sources, was->rows[k].source_count,
                                 is->rows[i].sources, is->rows[i].source_count);
            }
}

// Rules may look up anything in a list, so another content is another rule.
static void tell_lists(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->list_count; i++) {
        const struct list *is = &now->lists[i];
        int at = pack_list_find(old, is->id);
        packdiff_at(d, name(d, "lists", is->id), now, is->span);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->label.in[0]);
            continue;
        }
        const struct list *was = &old->lists[at];
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_text(d, "note", &was->note, &is->note);
        packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
        if (!is_same_cell(&was->value, &is->value))
            packdiff_say(d, PACK_NOT, "has other rows", NULL, is->label.in[0]);
        tell_list_rows(d, was, is);
    }
    for (int i = 0; i < old->list_count; i++) {
        packdiff_at(d, name(d, "lists", old->lists[i].id), old, old->lists[i].span);
        if (pack_list_find(now, old->lists[i].id) < 0)
            packdiff_say(d, PACK_COMPARABLE, "was removed", old->lists[i].label.in[0], NULL);
    }
}

static const struct term *find_term(const struct pack *pack, const char *term)
{
    for (int i = 0; i < pack->glossary_count; i++)
        if (text_equal(pack->glossary[i].term, term))
            return &pack->glossary[i];
    return NULL;
}

static void tell_glossary(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    d->where = NULL;
    for (int i = 0; i < now->glossary_count; i++) {
        const struct term *is = &now->glossary[i], *was = find_term(old, is->term);
        d->about = name(d, "glossary", is->term);
        if (!was) {
            packdiff_say(d, PACK_WORDING, "was added", NULL, is->meaning.in[0]);
            continue;
        }
        packdiff_text(d, "meaning", &was->meaning, &is->meaning);
        packdiff_say(d, PACK_WORDING, "alias", strings(d, was->alias, was->alias_count),
                     strings(d, is->alias, is->alias_count));
    }
    for (int i = 0; i < old->glossary_count; i++) {
        d->about = name(d, "glossary", old->glossary[i].term);
        if (!find_term(now, old->glossary[i].term))
            packdiff_say(d, PACK_WORDING, "was removed", old->glossary[i].meaning.in[0], NULL);
    }
}

void packdiff_pack(struct packdiff *d)
{
    tell_head(d);
    tell_phases(d);
    tell_roles(d);
    tell_dimensions(d);
    tell_scales(d);
    tell_amounts(d);
    tell_lists(d);
    tell_sources(d);
    tell_glossary(d);
}
