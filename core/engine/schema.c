// JSON Schema of the file formats, for editors. The documents are data (schema/*.json); here they
// are put together. Of a dossier's schema with a pack, the part that knows the facts and questions
// is made of that pack. It must not know how a file is read: tests hold that both agree.

#include "engine/schema.h"

#include <string.h>

#include "base/json.h"
#include "engine/handles.h"

// --- documents ---

static const char HERE[] = "\"here\": \"";

// The document with the members of the object `inner` in place of its line `"here": "..."`.
static void splice(struct buf *out, const char *outer, const char *inner)
{
    const char *here = strstr(outer, HERE);
    const char *rest = strchr(here + sizeof HERE - 1, '"') + 1;
    const char *line = here;
    while (line[-1] != '\n')
        line--;
    const char *from = strchr(inner, '{') + 1;
    const char *to = strrchr(inner, '}');
    from += strspn(from, "\n ");
    while (to[-1] == '\n' || to[-1] == ' ')
        to--;
    buf_add(out, outer, (size_t)(here - outer));
    for (const char *at = from; at < to; at++) {
        buf_putc(out, *at);
        if (*at == '\n') // the members stand two deep in the other document
            buf_add(out, line, (size_t)(here - line) - 2);
    }
    buf_puts(out, rest);
}

// --- one value ---

static void put(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_number(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_plain(json, number, 9);
}

// The JSON type of a value; an absent fact may be written as null.
static void put_type(struct json *json, const char *type, bool nullable)
{
    json_key(json, "type");
    if (!nullable) {
        json_string(json, type);
        return;
    }
    json_open(json, '[');
    json_string(json, type);
    json_string(json, "null");
    json_close(json, ']');
}

static void put_choice(struct json *json, const char *word, const char *title, const char *about)
{
    json_open(json, '{');
    put(json, "const", word);
    if (title)
        put(json, "title", title);
    if (about)
        put(json, "description", about);
    json_close(json, '}');
}

static void put_points(struct json *json, const struct pack *pack, const struct question *question,
                       bool states)
{
    const struct scale *scale = question->scale;
    for (size_t i = 0; i < scale->count; i++) {
        const struct point *point = &scale->points[i];
        json_open(json, '{');
        if (scale->words)
            put(json, "const", point->is);
        else
            put_number(json, "const", point->number);
        put(json, "title", text_in(pack, &point->label, NULL));
        if (question->anchors && question->anchors[i].in[0])
            put(json, "description", text_in(pack, &question->anchors[i], NULL));
        json_close(json, '}');
    }
    if (!states || scale->strict)
        return;
    put_choice(json, "dont_know", NULL, "The respondent does not know.");
    put_choice(json, "not_applicable", NULL, "The question does not apply.");
}

// `"oneOf": [...]` of the points or options.
static void put_choices(struct json *json, const struct pack *pack, const struct question *question,
                        bool states, bool nullable)
{
    json_key(json, "oneOf");
    json_open(json, '[');
    if (question->scale)
        put_points(json, pack, question, states);
    for (size_t i = 0; i < question->option_count; i++)
        put_choice(json, question->options[i].id, text_in(pack, &question->options[i].label, NULL),
                   NULL);
    if (nullable) {
        json_open(json, '{');
        put(json, "type", "null");
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_list(struct json *json, const struct pack *pack, const struct question *question,
                     bool nullable)
{
    put_type(json, "array", nullable);
    json_key(json, "items");
    json_open(json, '{');
    put_choices(json, pack, question, false, false);
    json_close(json, '}');
    json_key(json, "uniqueItems");
    json_bool(json, true);
    if (question->type == QUESTION_RANKING)
        put_number(json, "minItems", 1);
    if (question->most)
        put_number(json, "maxItems", question->most);
}

static void put_bounds(struct json *json, const struct question *question, bool nullable)
{
    put_type(json, question->integer ? "integer" : "number", nullable);
    if (question->has_min)
        put_number(json, "minimum", question->min);
    if (question->has_max)
        put_number(json, "maximum", question->max);
    if (question->has_above)
        put_number(json, "exclusiveMinimum", question->above);
}

static void put_about(struct json *json, const struct pack *pack, const struct question *question)
{
    struct buf about;
    buf_init(&about, ENGINE_OUTPUT);
    buf_puts(&about, text_in(pack, &question->text, NULL));
    if (question->has_help)
        buf_putf(&about, "\n\n%s", text_in(pack, &question->help, NULL));
    put(json, "description", about.text);
    buf_clear(&about);
}

// The keywords of a value that is no table; an object is open.
static void put_single_value(struct json *json, const struct pack *pack,
                             const struct question *question, bool states, bool nullable)
{
    put_about(json, pack, question);
    switch (question->type) {
    case QUESTION_SCALE:
    case QUESTION_SINGLE: put_choices(json, pack, question, states, nullable); break;
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING: put_list(json, pack, question, nullable); break;
    case QUESTION_NUMBER:
    case QUESTION_YEAR: put_bounds(json, question, nullable); break;
    case QUESTION_DATE:
        put_type(json, "string", nullable);
        put(json, "pattern", "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
        break;
    case QUESTION_TEXT:
        put_type(json, "string", nullable);
        put_number(json, "minLength", 1);
        put_number(json, "maxLength", DOSSIER_TEXT);
        break;
    case QUESTION_TABLE: break;
    }
}

static void put_rows(struct json *json, const struct pack *pack, const struct question *table,
                     bool nullable)
{
    put_about(json, pack, table);
    put_type(json, "array", nullable);
    put_number(json, "maxItems", DOSSIER_ROWS);
    json_key(json, "items");
    json_open(json, '{');
    put(json, "type", "object");
    json_key(json, "properties");
    json_open(json, '{');
    for (size_t i = 0; i < table->column_count; i++) {
        json_key(json, table->columns[i].id);
        json_open(json, '{');
        put_single_value(json, pack, &table->columns[i], false, false);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_key(json, "required");
    json_open(json, '[');
    for (size_t i = 0; i < table->column_count; i++)
        json_string(json, table->columns[i].id);
    json_close(json, ']');
    json_key(json, "additionalProperties");
    json_bool(json, false);
    json_close(json, '}');
}

// --- what a pack knows of its dossiers ---

// `"<key>": {...}` with the questions from..to as properties.
static void put_questions(struct json *json, const char *key, const struct pack *pack, int from,
                          int to)
{
    bool facts = from < pack->fact_count;
    json_key(json, key);
    json_open(json, '{');
    put_type(json, "object", true);
    json_key(json, "properties");
    json_open(json, '{');
    for (int q = from; q < to; q++) {
        const struct question *question = &pack->questions[q];
        json_key(json, question->id);
        json_open(json, '{');
        if (question->type == QUESTION_TABLE)
            put_rows(json, pack, question, facts);
        else
            put_single_value(json, pack, question, true, facts);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_key(json, "additionalProperties");
    json_bool(json, false);
    json_close(json, '}');
}

// An answer by a role that is not asked is wrong: if the role is this one, then the answers are
// among these.
static void put_asked(struct json *json, const struct pack *pack, int role)
{
    json_open(json, '{');
    json_key(json, "if");
    json_open(json, '{');
    json_key(json, "properties");
    json_open(json, '{');
    json_key(json, "role");
    put_choice(json, pack->roles[role].id, NULL, NULL);
    json_close(json, '}');
    json_close(json, '}');
    json_key(json, "then");
    json_open(json, '{');
    json_key(json, "properties");
    json_open(json, '{');
    json_key(json, "answers");
    json_open(json, '{');
    json_key(json, "propertyNames");
    json_open(json, '{');
    json_key(json, "enum");
    json_open(json, '[');
    for (int q = pack->fact_count; q < pack->question_count; q++)
        if (pack->questions[q].roles >> role & 1U)
            json_string(json, pack->questions[q].id);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
}

static void put_roles(struct json *json, const struct pack *pack)
{
    json_key(json, "role");
    json_open(json, '{');
    json_key(json, pack->role_count ? "oneOf" : "enum"); // a pack of facts has none
    json_open(json, '[');
    for (int r = 0; r < pack->role_count; r++)
        put_choice(json, pack->roles[r].id, text_in(pack, &pack->roles[r].label, NULL), NULL);
    json_close(json, ']');
    json_close(json, '}');
    json_key(json, "by_role");
    if (!pack->role_count) {
        json_bool(json, true);
        return;
    }
    json_open(json, '{');
    json_key(json, "allOf");
    json_open(json, '[');
    for (int r = 0; r < pack->role_count; r++)
        put_asked(json, pack, r);
    json_close(json, ']');
    json_close(json, '}');
}

// The same members as schema/any.json, for one pack.
static void put_pack(struct buf *out, const struct pack *pack)
{
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "pack");
    put_choice(&json, pack->id, text_in(pack, &pack->title, NULL), NULL);
    put_roles(&json, pack);
    put_questions(&json, "facts", pack, 0, pack->fact_count);
    put_questions(&json, "answers", pack, pack->fact_count, pack->question_count);
    json_close(&json, '}');
}

bool grow_schema_write(grow_schema schema, const grow_pack *pack, const grow_sink *sink)
{
    struct buf out, own;
    buf_init(&out, ENGINE_OUTPUT);
    buf_init(&own, ENGINE_OUTPUT);
    if (schema == GROW_SCHEMA_DOSSIER && pack)
        put_pack(&own, pack->pack);
    switch (schema) {
    case GROW_SCHEMA_PACK: splice(&out, SCHEMA_PACK, SCHEMA_RECORDS); break;
    case GROW_SCHEMA_MIGRATION: buf_puts(&out, SCHEMA_MIGRATION); break;
    case GROW_SCHEMA_PUBLISHED: buf_puts(&out, SCHEMA_PUBLISHED); break;
    case GROW_SCHEMA_CASE: buf_puts(&out, SCHEMA_CASE); break;
    case GROW_SCHEMA_REPORT: buf_puts(&out, SCHEMA_REPORT); break;
    case GROW_SCHEMA_COMMON: splice(&out, SCHEMA_COMMON, SCHEMA_RECORDS); break;
    default: splice(&out, SCHEMA_DOSSIER, own.length ? own.text : SCHEMA_ANY); break;
    }
    bool whole = !own.full;
    buf_clear(&own);
    if (whole)
        return engine_deliver(&out, sink);
    buf_clear(&out);
    return false;
}
