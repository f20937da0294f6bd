// The page of what scripts can write: the declarations with their fields, the values, the
// functions, and what of standard Lua is absent. All of it is data of the layer below.

#include <string.h>

#include "engine/doc.h"
#include "rules/reference.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct {
    const char *library, *name, *arguments, *summary;
} FUNCTIONS[] = {
#define FUNCTION(library, name, arguments, summary) {#library, #name, arguments, summary},
#include "rules/lualib.def"
};

static const char *const VALUES[][2] = {
#define VALUE(name, summary) {#name, summary},
#include "rules/lualib.def"
};

static const char *const ABSENTS[][2] = {
#define ABSENT(name, help) {name, help},
#include "rules/lualib.def"
};

static void put_pair(struct doc *doc, const char *name, const char *text)
{
    buf_puts(doc->out, "| ");
    doc_code(doc, name);
    doc_next(doc);
    doc_cell(doc, text);
    doc_row(doc);
}

static void put_declarations(struct doc *doc)
{
    static const char *const COLUMNS[] = {"field", "takes", ""};
    const struct reference_kind *kinds;
    size_t count = reference_kinds(&doc->arena, &kinds);
    buf_puts(doc->out, "\n## Declarations\n\nEach takes one table. What the fields are for is told "
                       "in [rules.md](rules.md).\n");
    for (size_t k = 0; k < count; k++) {
        buf_putf(doc->out, "\n### grow.%s\n", kinds[k].name);
        doc_head(doc, COLUMNS, COUNT(COLUMNS));
        for (size_t i = 0; i < kinds[k].count; i++) {
            const struct reference_field *field = &kinds[k].fields[i];
            buf_putf(doc->out, "| `%s` | %s | ", field->name, field->takes);
            if (field->required)
                buf_puts(doc->out, "required");
            else if (field->otherwise)
                buf_putf(doc->out, "%s when left out", field->otherwise);
            doc_row(doc);
        }
    }
    buf_puts(doc->out, "\n### grow.round\n\n`grow.round(x, decimals)` rounds as the engine does: "
                       "half up, to 0 to 9 decimals.\n");
    buf_puts(doc->out,
             "\n### grow.log\n\n`grow.log(...)` tells the author something: the values, with a "
             "blank between them, go into the trace of the\nrule's function, with the line "
             "that tells it. `grow explain --full`, `grow repl`, `grow eval` (on\nstandard "
             "error) and a case that fails show it. It changes no result.\n");
}

void doc_lua(struct doc *doc)
{
    static const char *const VALUE_COLUMNS[] = {"name", "is"};
    static const char *const FUNCTION_COLUMNS[] = {"function", "gives"};
    static const char *const ABSENT_COLUMNS[] = {"absent", "instead"};
    buf_puts(doc->out, "# What a script can use\n\nScripts are Lua 5.4 with what stands here and "
                       "nothing else. `local grow = require \"grow\"` gives\nthe declarations.\n");
    put_declarations(doc);
    buf_puts(doc->out, "\n## Values\n\nThey can be read by a function of a declaration, while a "
                       "dossier is evaluated.\n");
    doc_head(doc, VALUE_COLUMNS, COUNT(VALUE_COLUMNS));
    for (size_t i = 0; i < COUNT(VALUES); i++)
        put_pair(doc, VALUES[i][0], VALUES[i][1]);
    buf_puts(doc->out, "\n## Functions\n");
    doc_head(doc, FUNCTION_COLUMNS, COUNT(FUNCTION_COLUMNS));
    for (size_t i = 0; i < COUNT(FUNCTIONS); i++) {
        bool base = strcmp(FUNCTIONS[i].library, "base") == 0;
        put_pair(doc,
                 arena_textf(&doc->arena, "%s%s%s(%s)", base ? "" : FUNCTIONS[i].library,
                             base ? "" : ".", FUNCTIONS[i].name, FUNCTIONS[i].arguments),
                 FUNCTIONS[i].summary);
    }
    buf_puts(doc->out, "\n## What is absent\n\nUsing one of these is an error that `grow check` "
                       "finds (G2002).\n");
    doc_head(doc, ABSENT_COLUMNS, COUNT(ABSENT_COLUMNS));
    for (size_t i = 0; i < COUNT(ABSENTS); i++)
        put_pair(doc, ABSENTS[i][0], ABSENTS[i][1]);
}
