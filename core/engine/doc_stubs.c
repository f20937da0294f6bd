// What tools of a script's author read: stubs in the notation of LuaCATS, which editors complete
// and check with, and the names for luacheck. Made of the same lists as the page `lua`.

#include <string.h>

#include "engine/doc.h"
#include "rules/api.h"
#include "rules/reference.h"

static const char *lua_type_of(enum api_kind kind)
{
    switch (kind) {
    case API_TEXT: return "string|number";
    case API_WHOLE: return "integer";
    case API_NUMBER: return "number";
    case API_TABLE:
    case API_OWN_TABLE: return "table";
    case API_CALLABLE: return "function";
    default: return "any";
    }
}

// --- stubs ---

// The last part of "criteria[].label".
static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

static void put_class(struct doc *doc, const char *name, const struct reference_kind *kind,
                      size_t from, size_t to, int depth)
{
    buf_putf(doc->out, "\n---@class %s\n", name);
    for (size_t i = from; i < to; i++) {
        const struct reference_field *field = &kind->fields[i];
        if (field->depth == depth)
            buf_putf(doc->out, "---@field %s%s %s %s; %s\n", last_part(field->name),
                     field->required ? "" : "?", field->type, field->about, field->takes);
    }
}

// The tables inside a declaration first: each is a class of its own.
static void put_kind(struct doc *doc, const struct reference_kind *kind)
{
    for (size_t i = 0; i < kind->count; i++) {
        size_t end = i + 1;
        while (end < kind->count && kind->fields[end].depth > kind->fields[i].depth)
            end++;
        if (end == i + 1)
            continue;
        const char *type = kind->fields[i].type;
        put_class(doc, arena_text_n(&doc->arena, type, strcspn(type, "[")), kind, i + 1, end,
                  kind->fields[i].depth + 1);
    }
    put_class(doc, arena_textf(&doc->arena, "grow.%s", kind->name), kind, 0, kind->count, 0);
}

static void put_stub(struct doc *doc, const struct api_function *function)
{
    size_t count = api_argument_count(function);
    bool middle = false;
    buf_putf(doc->out, "\n---%s%s%s\n", function->summary, *function->errors ? "; error: " : "",
             function->errors);
    for (size_t i = 0; i < count; i++) {
        const struct api_argument *argument = &function->arguments[i];
        buf_putf(doc->out, "---@param %s%s %s %s\n", argument->name,
                 argument->place == API_MAY ? "?" : "", lua_type_of(argument->kind),
                 argument->about);
        middle |= argument->place == API_MIDDLE;
    }
    if (middle)
        buf_puts(doc->out, "---@overload fun(list: table, value: any)\n");
    if (*function->result)
        buf_putf(doc->out, "---@return %s\n", function->result);
    buf_putf(doc->out, "function %s(", function->full);
    for (size_t i = 0; i < count; i++)
        buf_putf(doc->out, "%s%s", i > 0 ? ", " : "", function->arguments[i].name);
    buf_puts(doc->out, ") end\n");
}

static void put_library(struct doc *doc, const char *library)
{
    if (strcmp(library, "base") != 0 && strcmp(library, "grow") != 0)
        buf_putf(doc->out, "\n---@class %slib\n%s = {}\n", library, library);
    for (size_t i = 0; i < API_FUNCTIONS; i++)
        if (strcmp(api_functions[i].library, library) == 0)
            put_stub(doc, &api_functions[i]);
}

void doc_stubs(struct doc *doc)
{
    const struct reference_kind *kinds;
    const struct api_declaration *declarations;
    const struct api_value *values;
    size_t count = reference_kinds(&doc->arena, &kinds), value_count = api_values(&values);
    api_declarations(&declarations);
    buf_puts(doc->out, "---@meta grow\n-- What a script of a pack can use, for an editor. Made by "
                       "`grow doc stubs`.\n");
    for (size_t i = 0; i < value_count; i++)
        buf_putf(doc->out, "\n---%s: %s\n---@type %s\n%s = nil\n", values[i].summary,
                 values[i].unit, values[i].type, values[i].name);
    put_library(doc, "base");
    put_library(doc, "math");
    put_library(doc, "string");
    put_library(doc, "table");
    for (size_t k = 0; k < count; k++)
        put_kind(doc, &kinds[k]);
    buf_puts(doc->out, "\n---@class grow\nlocal grow = {}\n");
    for (size_t k = 0; k < count; k++)
        buf_putf(doc->out,
                 "\n---%s\n---@param declaration grow.%s\nfunction grow.%s(declaration) end\n",
                 declarations[k].summary, kinds[k].name, kinds[k].name);
    put_library(doc, "grow");
    buf_puts(doc->out, "\nreturn grow\n");
}

// --- luacheck ---

void doc_luacheckrc(struct doc *doc)
{
    static const char *const LIBRARIES[] = {"math", "string", "table"};
    const struct api_value *values;
    size_t count = api_values(&values);
    buf_puts(doc->out,
             "-- The names that a script of a pack can use, for luacheck. Made by `grow doc "
             "luacheckrc`.\nstd = \"none\"\nmax_line_length = false\nread_globals = {\n");
    for (size_t i = 0; i < API_FUNCTIONS; i++)
        if (strcmp(api_functions[i].library, "base") == 0)
            buf_putf(doc->out, "    \"%s\",\n", api_functions[i].name);
    for (size_t i = 0; i < count; i++)
        buf_putf(doc->out,
                 values[i].is_space ? "    %s = { other_fields = true },\n" : "    \"%s\",\n",
                 values[i].name);
    for (size_t l = 0; l < sizeof LIBRARIES / sizeof *LIBRARIES; l++) {
        buf_putf(doc->out, "    %s = { fields = {", LIBRARIES[l]);
        const char *comma = " ";
        for (size_t i = 0; i < API_FUNCTIONS; i++) {
            if (strcmp(api_functions[i].library, LIBRARIES[l]) != 0)
                continue;
            buf_putf(doc->out, "%s\"%s\"", comma, api_functions[i].name);
            comma = ", ";
        }
        buf_puts(doc->out, " } },\n");
    }
    buf_puts(doc->out, "}\n");
}
