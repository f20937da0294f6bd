// The front: what is missing, and the facts with money.
#include "report/build.h"

#include "base/num.h"

// What is missing makes a place provisional, when there is one.
static const char *so_provisional(struct build *b, const char *text)
{
    const struct place_rule *place = b->assessment->position.place;
    return place && !place->open ? SAY(b, SO_PROVISIONAL, text) : text;
}

static void say_missing_roles(struct build *b)
{
    const char **parts = arena_array(b->arena, (size_t)b->pack->role_count, sizeof *parts);
    size_t count = 0;
    for (int r = 0; r < b->pack->role_count; r++)
        if (b->assessment->role_missing[r])
            parts[count++] = build_small(b, build_role(b, r));
    if (count == 0)
        return;
    const char *roles = notation_list(&b->notation, parts, count);
    const char *text = so_provisional(b, SAY_COUNT(b, count, ROLES_MISSING, roles));
    build_push(
        b, (struct block){.kind = BLOCK_CALLOUT,
                          .tone = TONE_CARE,
                          .line = build_strong(b, WORDS(b, ROLE_MISSING_HEAD), text, "position")});
}

static bool is_on_axis(const struct build *b, int dimension)
{
    const struct position_rule *position = b->rules->position;
    for (size_t a = 0; position && a < position->axis_count; a++)
        for (size_t i = 0; i < position->axes[a].count; i++)
            if (position->axes[a].dimensions[i] == dimension)
                return true;
    return false;
}

static const char *coverage_text(struct build *b, const struct score_result *score)
{
    return score->has_coverage ? notation_percent(&b->notation, num_round(score->coverage, 2))
                               : WORDS(b, NOT_APPLICABLE);
}

static const char *dimension_with_coverage(struct build *b, const struct score_result *score)
{
    return SAY(b, DIMENSION_ANSWERED, build_small(b, build_dimension(b, score->dimension)),
               coverage_text(b, score));
}

// Dimensions that are not measured, or only in part, as one sentence each.
static void say_unmeasured(struct build *b)
{
    size_t most = b->rules->score_count;
    const char **on = arena_array(b->arena, most, sizeof *on);
    const char **off = arena_array(b->arena, most, sizeof *off);
    const char **partly = arena_array(b->arena, most, sizeof *partly);
    size_t on_count = 0, off_count = 0, partly_count = 0;
    for (size_t i = 0; i < most; i++) {
        const struct score_result *score = &b->assessment->scores[i];
        if (!score->measured && is_on_axis(b, score->dimension))
            on[on_count++] = dimension_with_coverage(b, score);
        else if (!score->measured)
            off[off_count++] = build_small(b, build_dimension(b, score->dimension));
        else if (num_round(score->coverage, 2) < 1)
            partly[partly_count++] = dimension_with_coverage(b, score);
    }
    const char *list = notation_list(&b->notation, on, on_count);
    if (on_count)
        build_push(b, (struct block){.kind = BLOCK_CALLOUT,
                                     .tone = TONE_CARE,
                                     .line = build_strong(
                                         b, WORDS(b, UNMEASURED_HEAD),
                                         so_provisional(b, SAY(b, UNMEASURED, list)), "position")});
    if (partly_count)
        build_paragraph(b, SAY(b, PARTLY, notation_list(&b->notation, partly, partly_count)),
                        "position");
    if (off_count)
        build_paragraph(b, SAY(b, UNMEASURED_OFF, notation_list(&b->notation, off, off_count)),
                        "position");
}

// All is there: roles, answers, and whatever the pack has a sentence for when it is missing.
static bool is_whole(const struct build *b)
{
    for (size_t i = 0; i < b->section->lines.count; i++)
        if (b->section->lines.list[i].when && build_holds(b, b->section->lines.list[i].when))
            return false;
    for (size_t i = 0; i < b->rules->score_count; i++)
        if (!b->assessment->scores[i].measured ||
            num_round(b->assessment->scores[i].coverage, 2) < 1)
            return false;
    return b->assessment->position.provisional_count == 0 && build_unknown_routes(b) == 0;
}

void build_missing(struct build *b)
{
    if (is_whole(b))
        build_paragraph(b, WORDS(b, NOTHING_MISSING), "position");
    else if (b->assessment->position.provisional_count == 0)
        build_paragraph(b, WORDS(b, POSITION_WHOLE), "position");
    say_missing_roles(b);
    say_unmeasured(b);
    build_say_unknown_routes(b);
    build_lines(b, &b->section->lines, NULL);
}

bool build_tile(struct build *b, const struct layout_tile *layout, struct tile *tile)
{
    for (size_t i = 0; i < layout->count; i++) {
        const struct layout_case *one = &layout->cases[i];
        if (!build_shows(b, one->when, one->id))
            continue;
        *tile = (struct tile){
            .label = build_text(b, &layout->label),
            .value = build_fill(b, &one->value, NULL),
            .remark = one->has_remark ? build_fill(b, &one->remark, NULL) : NULL,
            .tone = one->tone,
            .why = layout->why,
        };
        return true;
    }
    return false;
}

void build_facts(struct build *b)
{
    struct tile *tiles = arena_array(b->arena, b->section->tile_count, sizeof *tiles);
    size_t count = 0;
    for (size_t i = 0; i < b->section->tile_count; i++)
        count += build_tile(b, &b->section->tiles[i], &tiles[count]);
    if (count)
        build_push(b, (struct block){.kind = BLOCK_TILES, .tiles = tiles, .count = count});
    build_say_notes(b, NULL);
    build_lines(b, &b->section->lines, NULL);
}
