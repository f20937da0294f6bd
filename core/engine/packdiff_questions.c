// What differs in the questions and facts of a pack: which there are, where they stand, what they
// say, and what is done with the answers.
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "engine/packdiff.h"
#include "model/migrate.h"

static const char *const TYPES[] = {"scale", "single", "multiple", "number", "year",
                                    "date",  "text",   "ranking",  "table"};

const char *packdiff_phase(int phase)
{
    static const char *const PHASES[] = {"facts", "goal", "reality", "options", "way_forward"};
    return PHASES[phase];
}

// --- where a question stands ---

static const char *place(struct packdiff *d, const struct pack *pack,
                         const struct question *question)
{
    const char *phase = packdiff_phase((int)question->phase);
    if (question->section < 0)
        return phase;
    return arena_textf(d->arena, "%s, %s", phase, pack->sections[question->section].id);
}

// The number in the new pack of a question of either, when both have it; else -1.
static int shared(const struct packdiff *d, bool old, int index)
{
    if (!old)
        return d->likeness.was[index] >= 0 ? index : -1;
    for (int i = 0; i < d->now->pack->question_count; i++)
        if (d->likeness.was[i] == index)
            return i;
    return -1;
}

// The questions that stand at this place in both, as they follow each other in one.
static const char *order(struct packdiff *d, bool old, const char *at)
{
    const struct pack *now = d->now->pack;
    int count = (old ? d->old->pack : now)->question_count;
    const char *all = "";
    for (int i = 0; i < count; i++) {
        int index = shared(d, old, i);
        if (index < 0)
            continue;
        const struct question *is = &now->questions[index];
        const struct question *was = &d->old->pack->questions[d->likeness.was[index]];
        if (text_equal(place(d, d->old->pack, was), at) && text_equal(place(d, now, is), at))
            all = arena_textf(d->arena, "%s%s%s", all, *all ? ", " : "", is->id);
    }
    return all;
}

static void tell_order(struct packdiff *d)
{
    const struct pack *now = d->now->pack;
    const char *before = NULL;
    for (int i = 0; i < now->question_count; i++) {
        const char *at = place(d, now, &now->questions[i]);
        if (text_equal(at, before))
            continue;
        before = at;
        packdiff_at(d, at, now, now->questions[i].span);
        packdiff_say(d, PACK_COMPARABLE, "order", order(d, true, at), order(d, false, at));
    }
}

// --- one question ---

// In the order of the new pack, so that roles that changed places are told once; then those that
// it has no more.
static const char *roles(struct packdiff *d, const struct pack *pack,
                         const struct question *question)
{
    const struct pack *now = d->now->pack;
    const char *all = NULL;
    for (int n = 0; n < now->role_count; n++) {
        int r = pack_role_find(pack, now->roles[n].id);
        if (r >= 0 && question->roles >> r & 1U)
            all =
                arena_textf(d->arena, "%s%s%s", all ? all : "", all ? ", " : "", now->roles[n].id);
    }
    for (int r = 0; r < pack->role_count; r++)
        if (question->roles >> r & 1U && pack_role_find(now, pack->roles[r].id) < 0)
            all =
                arena_textf(d->arena, "%s%s%s", all ? all : "", all ? ", " : "", pack->roles[r].id);
    return all;
}

static const struct option *find_option(const struct question *question, const char *id)
{
    for (size_t i = 0; i < question->option_count; i++)
        if (text_equal(question->options[i].id, id))
            return &question->options[i];
    return NULL;
}

static void tell_options(struct packdiff *d, const struct question *was, const struct question *is)
{
    for (size_t i = 0; i < is->option_count; i++) {
        const struct option *now = &is->options[i], *before = find_option(was, now->id);
        d->part = now->id;
        if (!before) {
            packdiff_say(d, PACK_NOT, "option %s was added", NULL, now->label.in[0]);
            continue;
        }
        packdiff_text(d, "option %s", &before->label, &now->label);
        packdiff_cond(d, PACK_COMPARABLE, "option %s is shown when", before->when, now->when);
    }
    for (size_t i = 0; i < was->option_count; i++) {
        d->part = was->options[i].id;
        if (!find_option(is, d->part))
            packdiff_say(d, PACK_NOT, "option %s was removed", was->options[i].label.in[0], NULL);
    }
    packdiff_order(d, PACK_COMPARABLE, NULL,
                   PACKDIFF_IDS(struct option, was->options, was->option_count),
                   PACKDIFF_IDS(struct option, is->options, is->option_count));
}

static void tell_bounds(struct packdiff *d, const struct question *was, const struct question *is)
{
    packdiff_number(d, PACK_COMPARABLE, "min", was->has_min ? was->min : NAN,
                    is->has_min ? is->min : NAN);
    packdiff_number(d, PACK_COMPARABLE, "max", was->has_max ? was->max : NAN,
                    is->has_max ? is->max : NAN);
    packdiff_number(d, PACK_COMPARABLE, "above", was->has_above ? was->above : NAN,
                    is->has_above ? is->above : NAN);
    packdiff_number(d, PACK_COMPARABLE, "integer", was->integer, is->integer);
    packdiff_number(d, PACK_COMPARABLE, "most", was->most, is->most);
    packdiff_number(d, PACK_COMPARABLE, "lines", was->lines, is->lines);
    packdiff_number(d, PACK_COMPARABLE, "fixed", was->fixed, is->fixed);
    packdiff_say(d, PACK_NOT, "unit", was->unit, is->unit);
    packdiff_say(d, PACK_COMPARABLE, "suggest", was->suggest ? was->suggest->id : NULL,
                 is->suggest ? is->suggest->id : NULL);
}

static void tell_anchors(struct packdiff *d, const struct question *was, const struct question *is)
{
    if (!was->scale || !is->scale || !was->anchors != !is->anchors) {
        const char *some = packdiff_word(d, "some");
        packdiff_say(d, PACK_WORDING, "anchors", was->anchors ? some : NULL,
                     is->anchors ? some : NULL);
        return;
    }
    for (size_t i = 0; is->anchors && i < is->scale->count && i < was->scale->count; i++) {
        d->part = is->scale->points[i].is;
        packdiff_text(d, "anchor %s", &was->anchors[i], &is->anchors[i]);
    }
}

// What a question and a column both have.
static void tell_asked(struct packdiff *d, const struct question *was, const struct question *is)
{
    packdiff_text(d, "text", &was->text, &is->text);
    packdiff_text(d, "help", &was->help, &is->help);
    packdiff_say(d, PACK_NOT, "type", TYPES[was->type], TYPES[is->type]);
    packdiff_say(d, PACK_NOT, "scale", was->scale ? was->scale->id : NULL,
                 is->scale ? is->scale->id : NULL);
    tell_anchors(d, was, is);
    tell_options(d, was, is);
    tell_bounds(d, was, is);
}

static const char *checked(const struct pack *pack, const struct check *check)
{
    return check && check->at >= 0 ? pack->questions[check->at].id : NULL;
}

// Of the pack, or of the rows of `table`.
static void tell_checks(struct packdiff *d, const char *table, const struct check *old,
                        size_t old_count, const struct check *now, size_t now_count)
{
    for (size_t i = 0; i < now_count || i < old_count; i++) {
        const struct check *was = i < old_count ? &old[i] : NULL;
        const struct check *is = i < now_count ? &now[i] : NULL;
        const char *name = arena_textf(d->arena, packdiff_word(d, "check %d"), (int)i + 1);
        packdiff_at(d, table ? arena_textf(d->arena, "%s %s", table, name) : name,
                    is ? d->now->pack : d->old->pack, is ? is->span : was->span);
        packdiff_cond(d, PACK_COMPARABLE, "asks", was ? was->that : NULL, is ? is->that : NULL);
        if (!was || !is)
            continue;
        packdiff_text(d, "says", &was->say, &is->say);
        if (!table)
            packdiff_say(d, PACK_WORDING, "stands at", checked(d->old->pack, was),
                         checked(d->now->pack, is));
    }
}

static const struct question *find_column(const struct question *table, const char *id)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (text_equal(table->columns[i].id, id))
            return &table->columns[i];
    return NULL;
}

// The column of the old table that this one is now.
static const struct question *old_column(struct packdiff *d, const struct question *was,
                                         const char *id)
{
    for (size_t i = 0; i < was->column_count; i++)
        if (text_equal(
                id, likeness_column(d->old->pack, d->now->pack, was, &was->columns[i], d->arena)))
            return &was->columns[i];
    return NULL;
}

static void tell_columns(struct packdiff *d, const struct question *was, const struct question *is)
{
    for (size_t i = 0; i < is->column_count; i++) {
        const struct question *now = &is->columns[i], *before = old_column(d, was, now->id);
        packdiff_at(d, arena_textf(d->arena, "%s.%s", is->id, now->id), d->now->pack, now->span);
        if (!before) {
            packdiff_say(d, PACK_NOT, "was added", NULL, now->text.in[0]);
            continue;
        }
        packdiff_say(d, PACK_COMPARABLE, "was renamed", before->id, now->id);
        tell_asked(d, before, now);
    }
    packdiff_at(d, is->id, d->now->pack, is->span);
    packdiff_order(d, PACK_COMPARABLE, NULL,
                   PACKDIFF_IDS(struct question, was->columns, was->column_count),
                   PACKDIFF_IDS(struct question, is->columns, is->column_count));
    tell_checks(d, is->id, was->checks, was->check_count, is->checks, is->check_count);
    for (size_t i = 0; i < was->column_count; i++) {
        const struct question *before = &was->columns[i];
        const char *id = likeness_column(d->old->pack, d->now->pack, was, before, d->arena);
        packdiff_at(d, arena_textf(d->arena, "%s.%s", was->id, before->id), d->old->pack,
                    before->span);
        if (!find_column(is, id))
            packdiff_say(d, PACK_NOT, "was removed", before->text.in[0], NULL);
    }
}

static const char *dimension(const struct pack *pack, const struct question *question)
{
    return question->dimension < 0 ? NULL : pack->dimensions[question->dimension].id;
}

static void tell_question(struct packdiff *d, const struct question *was, const struct question *is)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    packdiff_at(d, is->id, now, is->span);
    packdiff_say(d, PACK_COMPARABLE, "was renamed", was->id, is->id);
    packdiff_say(d, PACK_COMPARABLE, "was moved", place(d, old, was), place(d, now, is));
    tell_asked(d, was, is);
    packdiff_say(d, PACK_NOT, "dimension", dimension(old, was), dimension(now, is));
    packdiff_number(d, PACK_NOT, "weight", was->weight, is->weight);
    packdiff_number(d, PACK_NOT, "reversed", was->reversed, is->reversed);
    packdiff_say(d, PACK_NOT, "roles", roles(d, old, was), roles(d, now, is));
    packdiff_cond(d, PACK_NOT, "is shown when", was->when, is->when);
    packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
    tell_columns(d, was, is);
}

// --- all of them ---

// A question that counts in a dimension of both changes what its score is a mean of.
static enum pack_class coming(const struct pack *pack, const struct question *question,
                              const struct pack *other)
{
    const char *id = dimension(pack, question);
    return id && pack_dimension_find(other, id) >= 0 ? PACK_NOT : PACK_COMPARABLE;
}

static void tell_removed(struct packdiff *d, int index)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    const struct question *was = &old->questions[index];
    for (int i = 0; i < now->question_count; i++)
        if (d->likeness.was[i] == index)
            return;
    packdiff_at(d, was->id, old, was->span);
    struct known_ids found =
        migrate_name(now->history, old->version, now->version, was->id, NULL, NULL, d->arena);
    const char *became = NULL;
    for (size_t i = 0; i < found.count; i++)
        if (pack_question_find(now, found.list[i].name))
            became = arena_textf(d->arena, "%s%s%s", became ? became : "", became ? ", " : "",
                                 found.list[i].name);
    if (became && !text_equal(became, was->id))
        packdiff_say(d, PACK_NOT, "became", was->text.in[0], became);
    else
        packdiff_say(d, coming(old, was, now), "was removed", was->text.in[0], NULL);
}

static const struct section *find_section(const struct pack *pack, const struct section *section)
{
    for (int i = 0; i < pack->section_count; i++)
        if (pack->sections[i].phase == section->phase &&
            text_equal(pack->sections[i].id, section->id))
            return &pack->sections[i];
    return NULL;
}

static void tell_sections(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    for (int i = 0; i < now->section_count; i++) {
        const struct section *is = &now->sections[i], *was = find_section(old, is);
        packdiff_at(d, arena_textf(d->arena, packdiff_word(d, "section %s"), is->id), now,
                    is->span);
        if (!was) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->title.in[0]);
            continue;
        }
        packdiff_text(d, "title", &was->title, &is->title);
        packdiff_text(d, "help", &was->help, &is->help);
    }
    for (int i = 0; i < old->section_count; i++) {
        const struct section *was = &old->sections[i];
        packdiff_at(d, arena_textf(d->arena, packdiff_word(d, "section %s"), was->id), old,
                    was->span);
        if (!find_section(now, was))
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->title.in[0], NULL);
    }
    packdiff_order(d, PACK_COMPARABLE, "the sections",
                   PACKDIFF_IDS(struct section, old->sections, old->section_count),
                   PACKDIFF_IDS(struct section, now->sections, now->section_count));
}

void packdiff_questions(struct packdiff *d)
{
    const struct pack *old = d->old->pack, *now = d->now->pack;
    tell_sections(d);
    for (int i = 0; i < now->question_count; i++) {
        const struct question *is = &now->questions[i];
        if (d->likeness.was[i] >= 0) {
            tell_question(d, &old->questions[d->likeness.was[i]], is);
            continue;
        }
        packdiff_at(d, is->id, now, is->span);
        packdiff_say(d, coming(now, is, old), "was added", NULL, is->text.in[0]);
    }
    for (int i = 0; i < old->question_count; i++)
        tell_removed(d, i);
    tell_order(d);
    tell_checks(d, NULL, old->checks, (size_t)old->check_count, now->checks,
                (size_t)now->check_count);
}
