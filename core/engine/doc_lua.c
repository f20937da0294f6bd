// The page of what scripts can write: the declarations with their fields, the values, the
// functions, and what of standard Lua is absent. All of it is data of the layer below.

#include <string.h>

#include "engine/doc.h"
#include "rules/api.h"
#include "rules/reference.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// The code of an example with what it gives behind an arrow.
static void put_example(struct doc *doc, const char *example, const char *gives)
{
    buf_putf(doc->out, "\n```lua\n%s%s%s\n```\n", example, gives ? "  --> " : "",
             gives ? gives : "");
}

static void put_fields(struct doc *doc, const struct reference_kind *kind)
{
    static const char *const COLUMNS[] = {"field", "takes", "", "is"};
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < kind->count; i++) {
        const struct reference_field *field = &kind->fields[i];
        buf_putf(doc->out, "| `%s` | %s | ", field->name, field->takes);
        if (field->required)
            buf_puts(doc->out, "required");
        else if (field->otherwise)
            buf_putf(doc->out, "%s when left out", field->otherwise);
        doc_next(doc);
        doc_cell(doc, field->about);
        doc_row(doc);
    }
}

static void put_declarations(struct doc *doc)
{
    const struct reference_kind *kinds;
    const struct api_declaration *declarations;
    size_t count = reference_kinds(&doc->arena, &kinds);
    api_declarations(&declarations);
    buf_puts(doc->out,
             "\n## Declarations\n\nEach takes one table; [rules.md](rules.md) tells how "
             "they work together. An *id* is a letter and then\nletters, digits, `_` and "
             "`-`; a *text* is a string, or a table by language; an *expression* is\n"
             "told in [conditions.md](conditions.md). A field that is wrong or lacking is "
             "G2101, of a recommendation\nG2103.\n");
    for (size_t k = 0; k < count; k++) {
        buf_putf(doc->out, "\n### grow.%s\n\nIt %s. Since %s.\n", kinds[k].name,
                 declarations[k].summary, declarations[k].since);
        put_fields(doc, &kinds[k]);
        put_example(doc, declarations[k].example, NULL);
    }
}

static void put_values(struct doc *doc)
{
    static const char *const COLUMNS[] = {"name", "is", "as", "example", "gives", "since"};
    const struct api_value *values;
    size_t count = api_values(&values);
    buf_puts(doc->out, "\n## Values\n\nThey can be read by a function of a declaration, while a "
                       "dossier is evaluated; elsewhere that is\nG2101, and an unknown name G2005. "
                       "Nothing of them can be changed. The examples are of the dossier\n"
                       "`docs/examples/de-singel.yaml`.\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < count; i++) {
        buf_puts(doc->out, "| ");
        doc_code(doc, values[i].name);
        doc_next(doc);
        doc_cell(doc, values[i].summary);
        doc_next(doc);
        doc_cell(doc, values[i].unit);
        doc_next(doc);
        doc_code(doc, values[i].example);
        doc_next(doc);
        doc_code(doc, values[i].gives);
        doc_next(doc);
        doc_cell(doc, values[i].since);
        doc_row(doc);
    }
}

void doc_signature(struct buf *out, const struct api_function *function)
{
    size_t count = api_argument_count(function), open = 0;
    buf_putf(out, "%s(", function->full);
    for (size_t i = 0; i < count; i++) {
        const struct api_argument *argument = &function->arguments[i];
        if (argument->place == API_MAY) {
            buf_putf(out, i > 0 ? " [, %s" : "[%s", argument->name);
            open++;
        } else if (argument->place == API_MIDDLE) {
            buf_putf(out, ", [%s,]", argument->name);
        } else {
            bool close = i > 0 && function->arguments[i - 1].place == API_MIDDLE;
            buf_putf(out, i == 0 ? "%s" : close ? " %s" : ", %s", argument->name);
        }
    }
    for (; open > 0; open--)
        buf_puts(out, "]");
    buf_puts(out, ")");
}

static const char *place_words(enum api_place place)
{
    switch (place) {
    case API_TAKES: return "";
    case API_REST: return ", any number";
    default: return ", optional";
    }
}

static void put_function(struct doc *doc, const struct api_function *function)
{
    size_t count = api_argument_count(function);
    buf_putf(doc->out, "\n### %s\n\n`", function->full);
    doc_signature(doc->out, function);
    buf_putf(doc->out, "` %s. Since %s.\n", function->summary, function->since);
    if (count > 0)
        buf_putc(doc->out, '\n');
    for (size_t i = 0; i < count; i++) {
        const struct api_argument *argument = &function->arguments[i];
        buf_putf(doc->out, "- `%s`, a %s%s: %s\n", argument->name, api_kind_word(argument->kind),
                 place_words(argument->place), argument->about);
    }
    if (*function->result)
        buf_putf(doc->out, "- result: `%s`\n", function->result);
    if (*function->errors)
        buf_putf(doc->out, "- error: %s\n", function->errors);
    put_example(doc, function->example, function->gives);
}

static void put_functions(struct doc *doc)
{
    buf_puts(doc->out, "\n## Functions\n\nA wrong argument ends the rule with G2201 at its line. "
                       "Where a *text* is taken, a number is too.\nPlaces in a text count bytes. "
                       "Behind the arrow stands what the example gives.\n");
    for (size_t i = 0; i < API_FUNCTIONS; i++)
        put_function(doc, &api_functions[i]);
}

void doc_absents(struct doc *doc)
{
    static const char *const COLUMNS[] = {"absent", "instead"};
    const struct api_absent *absents;
    size_t count = api_absents(&absents);
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < count; i++) {
        buf_puts(doc->out, "| ");
        doc_code(doc, absents[i].name);
        doc_next(doc);
        doc_cell(doc, absents[i].help);
        doc_row(doc);
    }
}

void doc_lua(struct doc *doc)
{
    buf_puts(doc->out, "# What a script can use\n\nScripts are Lua 5.4 with what stands here and "
                       "nothing else. `local grow = require \"grow\"` gives\nthe declarations. "
                       "`grow doc stubs` writes this for an editor, `grow doc luacheckrc` for\n"
                       "luacheck, and `grow doc guide` as JSON.\n");
    put_declarations(doc);
    put_values(doc);
    put_functions(doc);
    buf_puts(doc->out, "\n## What is absent\n\nUsing one of these is an error that `grow check` "
                       "finds (G2002).\n");
    doc_absents(doc);
}
