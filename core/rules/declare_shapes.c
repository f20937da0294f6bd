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
    {"below", FIELD_NUMBER, AT(struct band, below), .least = 0, .most = 100, .otherwise = INFINITY,
     .about = "the score below which the band ends; none for the last"},
    {"id", FIELD_ID, true, AT(struct band, id), .about = "what rules call it"},
    {"label", FIELD_TEXT, true, AT(struct band, label), .about = "what readers see"},
};
static const struct shape shape_band =
    SHAPE("band", band_fields, struct band, DIAG_BAD_DECLARATION);

static const struct field score_fields[] = {
    {"id", FIELD_ID, true, AT(struct score_draft, id), .about = "a dimension of the pack"},
    {"floor", FIELD_NUMBER, AT(struct score_draft, rule.coverage_floor), .most = 1,
     .about = "the least part of the weight that is answered"},
    {"least", FIELD_COUNT, AT(struct score_draft, rule.least),
     BESIDE(struct score_draft, rule.has_least), .least = 1, .most = PACK_QUESTIONS, .otherwise = 1,
     .about = "how many questions must be answered"},
    {"common", FIELD_COUNT, AT(struct score_draft, rule.common),
     BESIDE(struct score_draft, rule.has_common), .least = 1, .most = PACK_QUESTIONS,
     .otherwise = 2, .about = "how many questions two roles must share for a gap"},
    {"flag", FIELD_NUMBER, true, AT(struct score_draft, rule.flag), .most = 100,
     .about = "a gap from here on is worth a talk"},
    {"bands", FIELD_ROWS, true, AT(struct score_draft, rule.bands),
     BESIDE(struct score_draft, rule.band_count), .shape = &shape_band,
     .about = "from low to high"},
};
const struct shape shape_score =
    SHAPE("score", score_fields, struct score_draft, DIAG_BAD_DECLARATION);

// --- grow.figure ---

static const struct field figure_fields[] = {
    {"id", FIELD_ID, true, AT(struct figure_draft, rule.id),
     .about = "what rules and cases call it"},
    {"label", FIELD_TEXT, AT(struct figure_draft, rule.label),
     BESIDE(struct figure_draft, has_label), .about = "what readers see"},
    {"unit", FIELD_WORD, true, AT(struct figure_draft, unit),
     .about = "euro, students, share, percent, score, year, count, text or list"},
    {"decimals", FIELD_COUNT, AT(struct figure_draft, rule.shown),
     BESIDE(struct figure_draft, has_decimals), .most = 9,
     .about = "places that are shown and compared"},
    {"exact", FIELD_FLAG, AT(struct figure_draft, exact), .about = "compared unrounded"},
    {"needs", FIELD_CONDS, AT(struct figure_draft, rule.needs),
     BESIDE(struct figure_draft, rule.need_count), .about = "it is missing when one of these is"},
    {"value", FIELD_EXPR, true, AT(struct figure_draft, rule.value), .about = "what it is"},
    {"how", FIELD_MESSAGE, AT(struct figure_draft, rule.how),
     BESIDE(struct figure_draft, rule.has_how),
     .about = "what a function does with what it reads, for readers"},
    {"hidden", FIELD_FLAG, AT(struct figure_draft, rule.hidden),
     .about = "not in the result: a helper"},
    {"sources", FIELD_SOURCES, AT(struct figure_draft, rule.sources),
     BESIDE(struct figure_draft, rule.source_count), .about = "where it comes from"},
};
const struct shape shape_figure =
    SHAPE("figure", figure_fields, struct figure_draft, DIAG_BAD_DECLARATION);

// --- grow.position ---

static const struct field axis_fields[] = {
    {"id", FIELD_ID, true, AT(struct axis_rule, id), .about = "what rules call it"},
    {"label", FIELD_TEXT, true, AT(struct axis_rule, label), .about = "what readers see"},
    {"of", FIELD_DIMENSIONS, true, AT(struct axis_rule, dimensions),
     BESIDE(struct axis_rule, count), .about = "the mean of these"},
    {"weakest", FIELD_NUMBER, AT(struct axis_rule, weakest), BESIDE(struct axis_rule, has_weakest),
     .most = 100, .about = "no dimension may be below it"},
};
static const struct shape shape_axis =
    SHAPE("axis", axis_fields, struct axis_rule, DIAG_BAD_DECLARATION);

static const struct field place_fields[] = {
    {"id", FIELD_ID, true, AT(struct place_rule, id), .about = "what rules and cases call it"},
    {"label", FIELD_TEXT, true, AT(struct place_rule, label), .about = "what readers see"},
    {"when", FIELD_COND, AT(struct place_rule, when),
     .about = "the first place whose condition holds is the one; none for the last"},
    {"open", FIELD_FLAG, AT(struct place_rule, open),
     .about = "no place yet: the label names what is missing"},
};
static const struct shape shape_place =
    SHAPE("place", place_fields, struct place_rule, DIAG_BAD_DECLARATION);

static const struct field position_fields[] = {
    {"border", FIELD_NUMBER, true, AT(struct position_rule, border), .most = 100,
     .about = "where an axis is high"},
    {"margin", FIELD_NUMBER, true, AT(struct position_rule, margin), .most = 100,
     .about = "how near the border is a borderline case"},
    {"axes", FIELD_ROWS, true, AT(struct position_rule, axes),
     BESIDE(struct position_rule, axis_count), .shape = &shape_axis, .about = "the two axes"},
    {"places", FIELD_ROWS, true, AT(struct position_rule, places),
     BESIDE(struct position_rule, place_count), .shape = &shape_place,
     .about = "in the order in which they are tried"},
};
const struct shape shape_position =
    SHAPE("position", position_fields, struct position_rule, DIAG_BAD_DECLARATION);

// --- grow.route ---

static const struct field requirement_fields[] = {
    {"when", FIELD_EXPR, true, AT(struct requirement, when), .about = "must be true"},
    {"say", FIELD_TEXT, true, AT(struct requirement, say), .about = "why not, when it is false"},
    {"unblock", FIELD_TEXT, true, AT(struct requirement, unblock),
     .about = "what would make it possible"},
    {"unknown", FIELD_TEXT, AT(struct requirement, unknown),
     BESIDE(struct requirement, has_unknown), .about = "what is said when it cannot be told"},
};
static const struct shape shape_requirement =
    SHAPE("requirement", requirement_fields, struct requirement, DIAG_BAD_DECLARATION);

static const struct field criterion_fields[] = {
    {"label", FIELD_TEXT, true, AT(struct criterion, label), .about = "what readers see"},
    {"value", FIELD_EXPR, true, AT(struct criterion, value), .about = "0 to 1: how well it fits"},
    {"weight", FIELD_NUMBER, true, AT(struct criterion, weight), .least = 0.001, .most = 1000,
     .about = "against the other criteria"},
};
static const struct shape shape_criterion =
    SHAPE("criterion", criterion_fields, struct criterion, DIAG_BAD_DECLARATION);

static const struct field mix_fields[] = {
    {"fit", FIELD_NUMBER, true, AT(struct mix, fit), .most = 1, .otherwise = 0.7,
     .about = "the part of the criteria"},
    {"support", FIELD_NUMBER, true, AT(struct mix, support), .most = 1, .otherwise = 0.3,
     .about = "the part of the support"},
};
static const struct shape shape_mix = SHAPE("mix", mix_fields, struct mix, DIAG_BAD_DECLARATION);

static const struct field route_fields[] = {
    {"id", FIELD_ID, true, AT(struct route_draft, rule.id),
     .about = "what rules and cases call it"},
    {"label", FIELD_TEXT, true, AT(struct route_draft, rule.label), .about = "what readers see"},
    {"text", FIELD_TEXT, true, AT(struct route_draft, rule.text), .about = "what it is, in a line"},
    {"risk", FIELD_TEXT, true, AT(struct route_draft, rule.risk), .about = "what can go wrong"},
    {"note", FIELD_TEXT, AT(struct route_draft, rule.note),
     BESIDE(struct route_draft, rule.has_note), .about = "always shown with it"},
    {"requires", FIELD_ROWS, AT(struct route_draft, rule.requires),
     BESIDE(struct route_draft, rule.require_count), .shape = &shape_requirement,
     .about = "without these it is blocked"},
    {"criteria", FIELD_ROWS, true, AT(struct route_draft, rule.criteria),
     BESIDE(struct route_draft, rule.criterion_count), .shape = &shape_criterion,
     .about = "how well it fits"},
    {"support", FIELD_QUESTION, AT(struct route_draft, rule.support),
     .about = "the question that asks who is for it"},
    {"mix", FIELD_RECORD, AT(struct route_draft, mix), BESIDE(struct route_draft, rule.has_mix),
     .shape = &shape_mix, .about = "how fit and support make the rank"},
    {"roles", FIELD_COUNT, AT(struct route_draft, rule.roles),
     BESIDE(struct route_draft, rule.has_roles), .least = 1, .most = PACK_ROLES, .otherwise = 2,
     .about = "how many roles must have answered for support to count"},
    {"veto", FIELD_NUMBER, AT(struct route_draft, rule.veto),
     BESIDE(struct route_draft, rule.has_veto), .most = 100, .otherwise = 12.5,
     .about = "a role whose mean is not above it does not support the route"},
    {"sources", FIELD_SOURCES, AT(struct route_draft, rule.sources),
     BESIDE(struct route_draft, rule.source_count), .about = "where it comes from"},
};
const struct shape shape_route =
    SHAPE("route", route_fields, struct route_draft, DIAG_BAD_DECLARATION);

// --- grow.recommendation ---

static const struct field validity_fields[] = {
    {"from", FIELD_DATE, true, AT(struct validity, from), .about = "the first day"},
    {"to", FIELD_DATE, AT(struct validity, until), .about = "the last day; open when left out"},
};
static const struct shape shape_validity =
    SHAPE("validity", validity_fields, struct validity, DIAG_INCOMPLETE_RULE);

static const struct field recommendation_fields[] = {
    {"id", FIELD_ID, true, AT(struct recommendation_rule, id),
     .about = "what cases and `explain` call it"},
    {"theme", FIELD_WORD, true, AT(struct recommendation_rule, theme),
     .about = "a dimension, or a word of report.yaml"},
    {"priority", FIELD_COUNT, true, AT(struct recommendation_rule, priority), .least = 1, .most = 5,
     .about = "1 is the most urgent"},
    {"title", FIELD_TEXT, true, AT(struct recommendation_rule, title),
     .about = "what readers see first"},
    {"valid", FIELD_RECORD, true, AT(struct recommendation_rule, valid), .shape = &shape_validity,
     .about = "when it may be given"},
    {"sources", FIELD_SOURCES, true, AT(struct recommendation_rule, sources),
     BESIDE(struct recommendation_rule, source_count), .about = "where it comes from"},
    {"owner", FIELD_TEXT, true, AT(struct recommendation_rule, owner), .about = "who does it"},
    {"term", FIELD_TEXT, true, AT(struct recommendation_rule, term), .about = "by when"},
    {"text", FIELD_MESSAGE, true, AT(struct recommendation_rule, text), .about = "the advice"},
    {"when", FIELD_EXPR, true, AT(struct recommendation_rule, when), .about = "when it is given"},
    {"stake", FIELD_EXPR, AT(struct recommendation_rule, stake),
     .about = "the amount at stake: orders the front page"},
};
const struct shape shape_recommendation = SHAPE("recommendation", recommendation_fields,
                                                struct recommendation_rule, DIAG_INCOMPLETE_RULE);

// --- grow.card, grow.note ---

static const struct field card_fields[] = {
    {"id", FIELD_ID, true, AT(struct card_rule, id), .about = "what cases and `explain` call it"},
    {"theme", FIELD_WORD, true, AT(struct card_rule, theme),
     .about = "a dimension, or a word of report.yaml"},
    {"title", FIELD_TEXT, true, AT(struct card_rule, title), .about = "what readers see first"},
    {"opening", FIELD_TEXT, true, AT(struct card_rule, opening),
     .about = "the first question of the talk"},
    {"deepening", FIELD_TEXT, true, AT(struct card_rule, deepening),
     .about = "the question after it"},
    {"when", FIELD_EXPR, true, AT(struct card_rule, when), .about = "when it is given"},
};
const struct shape shape_card = SHAPE("card", card_fields, struct card_rule, DIAG_BAD_DECLARATION);

// --- grow.table ---

static const struct field column_fields[] = {
    {"id", FIELD_ID, true, AT(struct column_draft, rule.id), .about = "the key of its values"},
    {"label", FIELD_TEXT, true, AT(struct column_draft, rule.label), .about = "what readers see"},
    {"unit", FIELD_WORD, true, AT(struct column_draft, unit),
     .about = "of its values; `text` for words"},
    {"decimals", FIELD_COUNT, AT(struct column_draft, rule.shown),
     BESIDE(struct column_draft, has_decimals), .most = 9,
     .about = "shown; the unit has a usual number"},
    {"question", FIELD_QUESTION, AT(struct column_draft, rule.question),
     .about = "whose options its words are: readers see their labels"},
};
static const struct shape shape_column =
    SHAPE("column", column_fields, struct column_draft, DIAG_BAD_DECLARATION);

static const struct field table_fields[] = {
    {"id", FIELD_ID, true, AT(struct table_draft, rule.id),
     .about = "what reports and results call it"},
    {"label", FIELD_TEXT, true, AT(struct table_draft, rule.label), .about = "what readers see"},
    {"columns", FIELD_ROWS, true, AT(struct table_draft, columns),
     BESIDE(struct table_draft, column_count), .shape = &shape_column,
     .about = "from left to right"},
    {"rows", FIELD_EXPR, true, AT(struct table_draft, rule.rows),
     .about = "a function that gives a list of rows, each a table by column"},
    {"sources", FIELD_SOURCES, AT(struct table_draft, rule.sources),
     BESIDE(struct table_draft, rule.source_count), .about = "what it rests on"},
};
const struct shape shape_table =
    SHAPE("table", table_fields, struct table_draft, DIAG_BAD_DECLARATION);

static const struct field note_fields[] = {
    {"id", FIELD_ID, true, AT(struct note_rule, id), .about = "what cases call it"},
    {"about", FIELD_WORD, true, AT(struct note_rule, about),
     .about = "what it is about, as `figures.delta`"},
    {"when", FIELD_EXPR, true, AT(struct note_rule, when), .about = "when it is said"},
    {"text", FIELD_MESSAGE, true, AT(struct note_rule, text), .about = "what a reader must know"},
};
const struct shape shape_note = SHAPE("note", note_fields, struct note_rule, DIAG_BAD_DECLARATION);
