// What a rule read, told to people: labels and values of references, places of rules, sources.
#include "report/build.h"

#include <string.h>

#include "base/text.h"
#include "rules/limits.h"
#include "rules/scope.h"

const struct score_result *build_score(const struct build *b, int dimension)
{
    for (size_t i = 0; i < b->rules->score_count; i++)
        if (b->assessment->scores[i].dimension == dimension && b->assessment->scores[i].rule)
            return &b->assessment->scores[i];
    return NULL;
}

const char *build_dimension(struct build *b, int dimension)
{
    return build_text(b, &b->pack->dimensions[dimension].label);
}

const char *build_role(struct build *b, int role)
{
    return build_text(b, &b->pack->roles[role].label);
}

const char *build_small(struct build *b, const char *label)
{
    char *small = arena_text(b->arena, label);
    small[0] = text_small_first(label);
    return small;
}

const char *build_theme(struct build *b, const char *theme)
{
    for (size_t i = 0; i < b->layout->theme_count; i++)
        if (strcmp(b->layout->themes[i].id, theme) == 0)
            return build_text(b, &b->layout->themes[i].label);
    int dimension = pack_dimension_find(b->pack, theme);
    return dimension >= 0 ? build_dimension(b, dimension) : theme;
}

// A question is named by its id and its words.
static const char *question_label(struct build *b, int index, int column)
{
    const struct question *question = &b->pack->questions[index];
    const char *text = build_text(b, &question->text);
    if (column > 0)
        return arena_textf(b->arena, "%s, %s", question->id,
                           build_small(b, build_text(b, &question->columns[column - 1].text)));
    return arena_textf(b->arena, "%s “%s”", question->id, text);
}

static const char *route_label(struct build *b, struct ref ref)
{
    const char *label = build_text(b, &b->rules->routes[ref.index].label);
    switch (ref.sub) {
    case REF_ROUTE_BLOCKED: return SAY(b, ROUTE_BLOCKED_OF, label);
    case REF_ROUTE_FIT: return SAY(b, ROUTE_FIT_OF, label);
    case REF_ROUTE_RANK: return SAY(b, ROUTE_RANK_OF, label);
    default: return SAY(b, ROUTE_SUPPORT_OF, label);
    }
}

static const char *axis_label(struct build *b, int index)
{
    return build_text(b, &b->rules->position->axes[index].label);
}

const char *build_ref_label(struct build *b, struct ref ref)
{
    switch (ref.space) {
    case REF_FACT:
    case REF_ITEM: return question_label(b, ref.index, ref.space == REF_FACT ? ref.sub : 0);
    case REF_ITEMGAP: return SAY(b, GAP_OF, question_label(b, ref.index, 0));
    case REF_SPREAD: return SAY(b, SPREAD_OF, question_label(b, ref.index, 0));
    case REF_DIMENSION: return SAY(b, SCORE_OF, build_dimension(b, ref.index));
    case REF_GAP: return SAY(b, GAP_OF, build_dimension(b, ref.index));
    case REF_FIGURE: return build_text(b, &b->rules->figures[ref.index].label);
    case REF_AXIS: return axis_label(b, ref.index);
    case REF_LOWEST: return SAY(b, LOWEST_OF, axis_label(b, ref.index));
    case REF_ROLE: return WORDS(b, MISSING_ROLES);
    case REF_ROUTE: return route_label(b, ref);
    case REF_DATE: return WORDS(b, DATE);
    case REF_YEAR: return WORDS(b, YEAR);
    default: return scope_rule_name(b->arena, b->rules, ref);
    }
}

const char *build_ref_value(struct build *b, struct ref ref, const struct value *value)
{
    bool measured = ref.space == REF_ITEM || ref.space == REF_DIMENSION || ref.space == REF_GAP ||
                    ref.space == REF_ITEMGAP || ref.space == REF_AXIS || ref.space == REF_LOWEST;
    if (value->kind == VALUE_MISSING)
        return WORDS(b, NOT_FILLED);
    if (measured && value->kind == VALUE_NUMBER)
        return notation_score(&b->notation, value->number);
    if (ref.space == REF_FIGURE)
        return notation_figure(&b->notation, &b->rules->figures[ref.index], value);
    if (ref.space == REF_YEAR)
        return arena_textf(b->arena, "%d", (int)value->number);
    if (ref.space == REF_ROLE && value->count == 0)
        return WORDS(b, NONE);
    if (ref.space != REF_FACT)
        return notation_value(&b->notation, NULL, value);
    const struct question *question = &b->pack->questions[ref.index];
    if (ref.sub > 0)
        question = &question->columns[ref.sub - 1];
    if (question->unit && text_equal(question->unit, "euro") && value->kind == VALUE_NUMBER)
        return notation_euro(&b->notation, value->number);
    return notation_value(&b->notation, question, value);
}

struct span build_trace_span(const struct build *b, const struct trace *trace)
{
    bool known = trace->at.script >= 0 && trace->at.script < b->pack->script_count;
    return known ? span_line(b->pack->scripts[trace->at.script].file, trace->at.line) : SPAN_NONE;
}

static const char CUT[] = "…";

const char *build_told_label(struct build *b, struct ref ref, struct span at)
{
    const char *label = build_ref_label(b, ref);
    return fill_has_room(b->fill, strlen(label), at) ? label : CUT;
}

// At least so many bytes are needed to show it; no more are counted than may be taken.
static size_t value_bytes(const struct value *value)
{
    size_t bytes = value->kind != VALUE_LIST && value->text ? strlen(value->text) : 0;
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count && bytes <= LIMIT_FILLED; i++)
        bytes += value_bytes(&value->items[i]) + 2;
    return bytes;
}

const char *build_told_value(struct build *b, struct ref ref, const struct value *value,
                             struct span at)
{
    return fill_has_room(b->fill, value_bytes(value), at) ? build_ref_value(b, ref, value) : CUT;
}

const char *build_rule_place(struct build *b, struct rule_at at)
{
    return arena_textf(b->arena, "%s:%d", b->pack->scripts[at.script].name, at.line);
}

const char *build_sources(struct build *b, const int *sources, size_t count)
{
    const char **parts = arena_array(b->arena, count, sizeof *parts);
    for (size_t i = 0; i < count; i++) {
        const struct source_record *source = &b->pack->sources[sources[i]];
        parts[i] = arena_textf(b->arena, "%s (%s)", build_text(b, &source->title),
                               notation_source_date(&b->notation, source->date));
    }
    return arena_join(b->arena, parts, count, "; ");
}
