// The fields of each kind of declaration, as data. Rules about them that a list cannot say are in
// declare.c.
#include "rules/declare_shapes.h"

#include <math.h>
#include <stddef.h>

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
#define SHAPE(shape_name, list, type, code)                                                    \
    {                                                                                          \
        .name = (shape_name), .fields = (list), .count = COUNT_OF(list), .size = sizeof(type), \
        .lacking = (code)                                                                      \
    }
#define AT(type, member) .at = offsetof(type, member)
#define BESIDE(type, member) .beside = offsetof(type, member)

// --- grow.score ---

static const struct field band_fields[] = {
    {"below", FIELD_NUMBER, AT(struct band, below), .least = 0, .most = 100, .otherwise = INFINITY},
    {"id", FIELD_ID, true, AT(struct band, id)},
    {"label", FIELD_TEXT, true, AT(struct band, label)},
};
static const struct shape shape_band =
    SHAPE("band", band_fields, struct band, DIAG_BAD_DECLARATION);

static const struct field score_fields[] = {
    {"id", FIELD_ID, true, AT(struct score_draft, id)},
    {"floor", FIELD_NUMBER, AT(struct score_draft, rule.coverage_floor), .most = 1},
    {"least", FIELD_COUNT, AT(struct score_draft, rule.least), .least = 1, .most = PACK_QUESTIONS,
     .otherwise = 1},
    {"common", FIELD_COUNT, AT(struct score_draft, rule.common), .least = 1, .most = PACK_QUESTIONS,
     .otherwise = 2},
    {"flag", FIELD_NUMBER, true, AT(struct score_draft, rule.flag), .most = 100},
    {"bands", FIELD_ROWS, true, AT(struct score_draft, rule.bands),
     BESIDE(struct score_draft, rule.band_count), .shape = &shape_band},
};
const struct shape shape_score =
    SHAPE("score", score_fields, struct score_draft, DIAG_BAD_DECLARATION);

// --- grow.figure ---

static const struct field figure_fields[] = {
    {"id", FIELD_ID, true, AT(struct figure_draft, rule.id)},
    {"label", FIELD_TEXT, AT(struct figure_draft, rule.label),
     BESIDE(struct figure_draft, has_label)},
    {"unit", FIELD_WORD, true, AT(struct figure_draft, unit)},
    {"decimals", FIELD_COUNT, AT(struct figure_draft, rule.shown),
     BESIDE(struct figure_draft, has_decimals), .most = 9},
    {"exact", FIELD_FLAG, AT(struct figure_draft, exact)},
    {"needs", FIELD_CONDS, AT(struct figure_draft, rule.needs),
     BESIDE(struct figure_draft, rule.need_count)},
    {"value", FIELD_EXPR, true, AT(struct figure_draft, rule.value)},
    {"hidden", FIELD_FLAG, AT(struct figure_draft, rule.hidden)},
    {"sources", FIELD_SOURCES, AT(struct figure_draft, rule.sources),
     BESIDE(struct figure_draft, rule.source_count)},
};
const struct shape shape_figure =
    SHAPE("figure", figure_fields, struct figure_draft, DIAG_BAD_DECLARATION);

// --- grow.position ---

static const struct field axis_fields[] = {
    {"id", FIELD_ID, true, AT(struct axis_rule, id)},
    {"label", FIELD_TEXT, true, AT(struct axis_rule, label)},
    {"of", FIELD_DIMENSIONS, true, AT(struct axis_rule, dimensions),
     BESIDE(struct axis_rule, count)},
    {"weakest", FIELD_NUMBER, AT(struct axis_rule, weakest), BESIDE(struct axis_rule, has_weakest),
     .most = 100},
};
static const struct shape shape_axis =
    SHAPE("axis", axis_fields, struct axis_rule, DIAG_BAD_DECLARATION);

static const struct field place_fields[] = {
    {"id", FIELD_ID, true, AT(struct place_rule, id)},
    {"label", FIELD_TEXT, true, AT(struct place_rule, label)},
    {"when", FIELD_COND, AT(struct place_rule, when)},
    {"open", FIELD_FLAG, AT(struct place_rule, open)},
};
static const struct shape shape_place =
    SHAPE("place", place_fields, struct place_rule, DIAG_BAD_DECLARATION);

static const struct field position_fields[] = {
    {"border", FIELD_NUMBER, true, AT(struct position_rule, border), .most = 100},
    {"margin", FIELD_NUMBER, true, AT(struct position_rule, margin), .most = 100},
    {"axes", FIELD_ROWS, true, AT(struct position_rule, axes),
     BESIDE(struct position_rule, axis_count), .shape = &shape_axis},
    {"places", FIELD_ROWS, true, AT(struct position_rule, places),
     BESIDE(struct position_rule, place_count), .shape = &shape_place},
};
const struct shape shape_position =
    SHAPE("position", position_fields, struct position_rule, DIAG_BAD_DECLARATION);

// --- grow.route ---

static const struct field requirement_fields[] = {
    {"when", FIELD_EXPR, true, AT(struct requirement, when)},
    {"say", FIELD_TEXT, true, AT(struct requirement, say)},
    {"unblock", FIELD_TEXT, true, AT(struct requirement, unblock)},
    {"unknown", FIELD_TEXT, AT(struct requirement, unknown),
     BESIDE(struct requirement, has_unknown)},
};
static const struct shape shape_requirement =
    SHAPE("requirement", requirement_fields, struct requirement, DIAG_BAD_DECLARATION);

static const struct field criterion_fields[] = {
    {"label", FIELD_TEXT, true, AT(struct criterion, label)},
    {"value", FIELD_EXPR, true, AT(struct criterion, value)},
    {"weight", FIELD_NUMBER, true, AT(struct criterion, weight), .least = 0.001, .most = 1000},
};
static const struct shape shape_criterion =
    SHAPE("criterion", criterion_fields, struct criterion, DIAG_BAD_DECLARATION);

static const struct field mix_fields[] = {
    {"fit", FIELD_NUMBER, true, AT(struct mix, fit), .most = 1, .otherwise = 0.7},
    {"support", FIELD_NUMBER, true, AT(struct mix, support), .most = 1, .otherwise = 0.3},
};
static const struct shape shape_mix = SHAPE("mix", mix_fields, struct mix, DIAG_BAD_DECLARATION);

static const struct field route_fields[] = {
    {"id", FIELD_ID, true, AT(struct route_draft, rule.id)},
    {"label", FIELD_TEXT, true, AT(struct route_draft, rule.label)},
    {"text", FIELD_TEXT, true, AT(struct route_draft, rule.text)},
    {"risk", FIELD_TEXT, true, AT(struct route_draft, rule.risk)},
    {"note", FIELD_TEXT, AT(struct route_draft, rule.note),
     BESIDE(struct route_draft, rule.has_note)},
    {"requires", FIELD_ROWS, AT(struct route_draft, rule.requires),
     BESIDE(struct route_draft, rule.require_count), .shape = &shape_requirement},
    {"criteria", FIELD_ROWS, true, AT(struct route_draft, rule.criteria),
     BESIDE(struct route_draft, rule.criterion_count), .shape = &shape_criterion},
    {"support", FIELD_QUESTION, AT(struct route_draft, rule.support)},
    {"mix", FIELD_RECORD, AT(struct route_draft, mix), .shape = &shape_mix},
    {"roles", FIELD_COUNT, AT(struct route_draft, rule.roles), .least = 1, .most = PACK_ROLES,
     .otherwise = 2},
    {"veto", FIELD_NUMBER, AT(struct route_draft, rule.veto), .most = 100, .otherwise = 12.5},
    {"sources", FIELD_SOURCES, AT(struct route_draft, rule.sources),
     BESIDE(struct route_draft, rule.source_count)},
};
const struct shape shape_route =
    SHAPE("route", route_fields, struct route_draft, DIAG_BAD_DECLARATION);

// --- grow.recommendation ---

static const struct field validity_fields[] = {
    {"from", FIELD_DATE, true, AT(struct validity, from)},
    {"to", FIELD_DATE, AT(struct validity, until)},
};
static const struct shape shape_validity =
    SHAPE("validity", validity_fields, struct validity, DIAG_INCOMPLETE_RULE);

static const struct field recommendation_fields[] = {
    {"id", FIELD_ID, true, AT(struct recommendation_rule, id)},
    {"theme", FIELD_WORD, true, AT(struct recommendation_rule, theme)},
    {"priority", FIELD_COUNT, true, AT(struct recommendation_rule, priority), .least = 1,
     .most = 5},
    {"title", FIELD_TEXT, true, AT(struct recommendation_rule, title)},
    {"valid", FIELD_RECORD, true, AT(struct recommendation_rule, valid), .shape = &shape_validity},
    {"sources", FIELD_SOURCES, true, AT(struct recommendation_rule, sources),
     BESIDE(struct recommendation_rule, source_count)},
    {"owner", FIELD_TEXT, true, AT(struct recommendation_rule, owner)},
    {"term", FIELD_TEXT, true, AT(struct recommendation_rule, term)},
    {"text", FIELD_MESSAGE, true, AT(struct recommendation_rule, text)},
    {"when", FIELD_EXPR, true, AT(struct recommendation_rule, when)},
    {"stake", FIELD_EXPR, AT(struct recommendation_rule, stake)},
};
const struct shape shape_recommendation = SHAPE("recommendation", recommendation_fields,
                                                struct recommendation_rule, DIAG_INCOMPLETE_RULE);

// --- grow.card, grow.note ---

static const struct field card_fields[] = {
    {"id", FIELD_ID, true, AT(struct card_rule, id)},
    {"theme", FIELD_WORD, true, AT(struct card_rule, theme)},
    {"title", FIELD_TEXT, true, AT(struct card_rule, title)},
    {"opening", FIELD_TEXT, true, AT(struct card_rule, opening)},
    {"deepening", FIELD_TEXT, true, AT(struct card_rule, deepening)},
    {"when", FIELD_EXPR, true, AT(struct card_rule, when)},
};
const struct shape shape_card = SHAPE("card", card_fields, struct card_rule, DIAG_BAD_DECLARATION);

static const struct field note_fields[] = {
    {"id", FIELD_ID, true, AT(struct note_rule, id)},
    {"about", FIELD_WORD, true, AT(struct note_rule, about)},
    {"when", FIELD_EXPR, true, AT(struct note_rule, when)},
    {"text", FIELD_MESSAGE, true, AT(struct note_rule, text)},
};
const struct shape shape_note = SHAPE("note", note_fields, struct note_rule, DIAG_BAD_DECLARATION);
