// The guide: everything that the pages about scripts hold, as one JSON document, for programs that
// help an author write a script.

#include "base/json.h"
#include "engine/doc.h"
#include "grow.h"
#include "model/cond.h"
#include "rules/api.h"
#include "rules/reference.h"

static void put_text(struct json *json, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    json_key(json, key);
    json_string(json, text);
}

static void put_declarations(struct doc *doc, struct json *json)
{
    const struct reference_kind *kinds;
    const struct api_declaration *declarations;
    size_t count = reference_kinds(&doc->arena, &kinds);
    api_declarations(&declarations);
    json_key(json, "declarations");
    json_open(json, '[');
    for (size_t k = 0; k < count; k++) {
        json_open(json, '{');
        put_text(json, "name", arena_textf(&doc->arena, "grow.%s", kinds[k].name));
        put_text(json, "does", declarations[k].summary);
        put_text(json, "since", declarations[k].since);
        json_key(json, "fields");
        json_open(json, '[');
        for (size_t i = 0; i < kinds[k].count; i++) {
            const struct reference_field *field = &kinds[k].fields[i];
            json_open(json, '{');
            put_text(json, "name", field->name);
            put_text(json, "takes", field->takes);
            json_key(json, "required");
            json_bool(json, field->required);
            put_text(json, "otherwise", field->otherwise);
            put_text(json, "is", field->about);
            json_close(json, '}');
        }
        json_close(json, ']');
        put_text(json, "example", declarations[k].example);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_values(struct json *json)
{
    const struct api_value *values;
    size_t count = api_values(&values);
    json_key(json, "values");
    json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(json, '{');
        put_text(json, "name", values[i].name);
        put_text(json, "is", values[i].summary);
        put_text(json, "type", values[i].type);
        put_text(json, "unit", values[i].unit);
        put_text(json, "since", values[i].since);
        put_text(json, "example", values[i].example);
        put_text(json, "gives", values[i].gives);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_arguments(struct json *json, const struct api_function *function)
{
    size_t count = api_argument_count(function);
    json_key(json, "arguments");
    json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        const struct api_argument *argument = &function->arguments[i];
        json_open(json, '{');
        put_text(json, "name", argument->name);
        put_text(json, "takes", api_kind_word(argument->kind));
        json_key(json, "required");
        json_bool(json, argument->place == API_TAKES);
        put_text(json, "is", argument->about);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_functions(struct json *json)
{
    json_key(json, "functions");
    json_open(json, '[');
    for (size_t i = 0; i < API_FUNCTIONS; i++) {
        const struct api_function *function = &api_functions[i];
        struct buf signature;
        buf_init(&signature, 200);
        doc_signature(&signature, function);
        json_open(json, '{');
        put_text(json, "name", function->full);
        put_text(json, "form", signature.text);
        put_text(json, "does", function->summary);
        put_text(json, "since", function->since);
        put_arguments(json, function);
        put_text(json, "result", function->result);
        put_text(json, "errors", function->errors);
        put_text(json, "example", function->example);
        put_text(json, "gives", function->gives);
        json_close(json, '}');
        buf_clear(&signature);
    }
    json_close(json, ']');
}

static void put_conditions(struct json *json)
{
    const struct doc_pair *operators, *functions;
    size_t operator_count = doc_operators(&operators), count = doc_condition_functions(&functions);
    json_key(json, "conditions");
    json_open(json, '{');
    for (size_t i = 0; i < operator_count; i++)
        put_text(json, operators[i].name, operators[i].text);
    for (size_t i = 0; i < count; i++)
        put_text(json, cond_usage((enum cond_function)i), functions[i].text);
    json_close(json, '}');
}

static void put_rest(struct json *json)
{
    const struct api_absent *absents;
    const struct reference_limit *limits;
    size_t absent_count = api_absents(&absents), limit_count = reference_limits(&limits);
    json_key(json, "absent");
    json_open(json, '{');
    for (size_t i = 0; i < absent_count; i++)
        put_text(json, absents[i].name, absents[i].help);
    json_close(json, '}');
    json_key(json, "limits");
    json_open(json, '[');
    for (size_t i = 0; i < limit_count; i++) {
        json_open(json, '{');
        put_text(json, "of", limits[i].name);
        json_key(json, "most");
        json_integer(json, limits[i].most);
        json_key(json, "code");
        json_integer(json, limits[i].code);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void doc_guide(struct doc *doc)
{
    struct json json;
    json_init(&json, doc->out, false);
    json_open(&json, '{');
    json_key(&json, "grow_guide");
    json_integer(&json, 1);
    put_text(&json, "engine", GROW_VERSION);
    put_text(&json, "language", "Lua 5.4; local grow = require \"grow\" gives the declarations");
    put_declarations(doc, &json);
    put_values(&json);
    put_functions(&json);
    put_conditions(&json);
    put_rest(&json);
    doc_codes(&json);
    json_close(&json, '}');
    buf_putc(doc->out, '\n');
}
