// Tells the reference pages what declare_shapes.c holds, in words. It must not know what a field
// means, nor what a page looks like.
#include "rules/reference.h"

#include <math.h>

#include "base/num.h"
#include "rules/declare_field.h"
#include "rules/declare_shapes.h"
#include "rules/limits.h"
#include "rules/lualib.h"

static const struct shape *const SHAPES[] = {
    &shape_score,          &shape_figure, &shape_position, &shape_route,
    &shape_recommendation, &shape_card,   &shape_table,    &shape_note};

static const struct reference_limit LIMITS[] = {
#define BUDGET(field, most, code, what) {what, most, DIAG_##code},
#define LIMIT(name, most, code, what) {what, most, DIAG_##code},
#include "rules/limits.def"
};

static const char *plain(struct arena *arena, double number)
{
    char text[NUM_TEXT];
    num_plain(text, number, 3);
    return arena_text(arena, text);
}

// The bounds of a number, where both were given.
static const char *bounded(struct arena *arena, const char *what, const struct field *field)
{
    return arena_textf(arena, "%s from %s to %s", what, plain(arena, field->least),
                       plain(arena, field->most));
}

static const char *takes(struct arena *arena, const struct field *field)
{
    switch (field->kind) {
    case FIELD_ID: return "an id";
    case FIELD_WORD: return "a word";
    case FIELD_DATE: return "a date, as \"2025-01-31\"";
    case FIELD_NUMBER: return bounded(arena, "a number", field);
    case FIELD_COUNT: return bounded(arena, "a whole number", field);
    case FIELD_FLAG: return "true or false";
    case FIELD_TEXT: return "a text";
    case FIELD_MESSAGE: return "a text with {expressions}";
    case FIELD_COND: return "a condition";
    case FIELD_CONDS: return "a list of expressions";
    case FIELD_EXPR: return "an expression, or a function";
    case FIELD_QUESTION: return "the id of a question with a scale";
    case FIELD_SOURCES: return "a list of ids of source records";
    case FIELD_DIMENSIONS: return "a list of dimensions";
    case FIELD_RECORD: return "a table";
    case FIELD_ROWS: return "a list of tables";
    }
    return "";
}

// What an editor must know of it. Fields of tables stand behind it one by one.
static const char *type_of(const struct field *field)
{
    switch (field->kind) {
    case FIELD_NUMBER: return "number";
    case FIELD_COUNT: return "integer";
    case FIELD_FLAG: return "boolean";
    case FIELD_TEXT:
    case FIELD_MESSAGE: return "string|table<string, string>";
    case FIELD_EXPR: return "string|fun(): any";
    case FIELD_CONDS:
    case FIELD_SOURCES:
    case FIELD_DIMENSIONS: return "string[]";
    case FIELD_RECORD:
    case FIELD_ROWS: return NULL;
    default: return "string";
    }
}

static const char *type_of_table(struct arena *arena, const struct field *field)
{
    return arena_textf(arena, "grow.%s%s", field->shape->name,
                       field->kind == FIELD_ROWS ? "[]" : "");
}

static const char *otherwise(struct arena *arena, const struct field *field)
{
    bool number = field->kind == FIELD_NUMBER || field->kind == FIELD_COUNT;
    bool open = field->beside != NOTHING_BESIDE && field->otherwise == 0; // what then, code tells
    if (field->required || !number || open || !isfinite(field->otherwise))
        return NULL;
    return plain(arena, field->otherwise);
}

// Adds the fields of a shape, each record or list before its own fields.
static void add_fields(struct arena *arena, struct reference_kind *kind, const struct shape *shape,
                       const char *path, int depth, size_t *room)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        const char *name = arena_textf(arena, "%s%s", path, field->name);
        ARENA_PUSH(arena, kind->fields, kind->count, *room);
        bool nested = field->kind == FIELD_RECORD || field->kind == FIELD_ROWS;
        kind->fields[kind->count++] =
            (struct reference_field){.name = name,
                                     .takes = takes(arena, field),
                                     .otherwise = otherwise(arena, field),
                                     .about = field->about,
                                     .type = nested ? type_of_table(arena, field) : type_of(field),
                                     .required = field->required,
                                     .depth = depth};
        if (nested)
            add_fields(arena, kind, field->shape,
                       arena_textf(arena, field->kind == FIELD_ROWS ? "%s[]." : "%s.", name),
                       depth + 1, room);
    }
}

size_t reference_kinds(struct arena *arena, const struct reference_kind **kinds)
{
    _Static_assert(sizeof SHAPES / sizeof *SHAPES == DECLARE_KINDS, "each kind is in the list");
    struct reference_kind *list = arena_array(arena, DECLARE_KINDS, sizeof *list);
    for (size_t i = 0; i < DECLARE_KINDS; i++) {
        size_t room = 0;
        list[i].name = SHAPES[i]->name;
        add_fields(arena, &list[i], SHAPES[i], "", 0, &room);
    }
    *kinds = list;
    return DECLARE_KINDS;
}

size_t reference_limits(const struct reference_limit **limits)
{
    *limits = LIMITS;
    return sizeof LIMITS / sizeof *LIMITS;
}
