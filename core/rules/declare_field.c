// Reads one declared field each: strings, numbers, lists, texts, conditions, functions and names of
// the pack. All access is raw: a script has no way to run anything while its table is read. Texts
// are copied into the rulebook's arena after a check of every character. Must not know which
// fields a declaration has.
#include "rules/declare_field.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "model/translations.h"
#include "rules/cage.h"
#include "rules/declare_place.h"
#include "rules/limits.h"
#include "rules/lualib.h"
#include "rules/sandbox_call.h"

enum { FAULT_BYTES = 512, HOLE_BYTES = 32 }; // a placeholder counts for so many more

const char *declare_read_who(const struct reader *reader)
{
    struct arena *arena = reader->declare->diags->arena;
    if (!reader->id)
        return reader->name;
    return arena_textf(arena, "%s '%s'", reader->name, reader->id);
}

// The whole path of a field: "bands[2].label".
static const char *path_of(const struct reader *reader, const char *field)
{
    return arena_textf(reader->declare->scratch, "%s%s", reader->path, field);
}

struct span declare_read_place(const struct reader *reader, const char *field)
{
    const char *path = path_of(reader, field);
    return *path ? declare_place(reader->declare, reader->at, path)
                 : declare_line(reader->declare, reader->at);
}

struct diag *declare_read_fault(struct reader *reader, const char *field, const char *format, ...)
{
    char what[FAULT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, diag_say(reader->declare->diags, format), arguments);
    va_end(arguments);
    reader->faults++;
    return diag_add(reader->declare->diags, DIAG_BAD_DECLARATION, declare_read_place(reader, field),
                    "'%s%s' of %s %s", reader->path, field, declare_read_who(reader), what);
}

static const char *type_at(const struct reader *reader, int index)
{
    return lualib_got(reader->L, index);
}

// --- strings ---

static bool is_clean(const char *text, size_t length)
{
    if (text_valid_until(text, length) != length)
        return false;
    const char *end = text + length;
    while ((text = text_skip_plain(text, end)) < end)
        if (!text_point_is_clean(text_next(&text, end)))
            return false;
    return true;
}

// The string on top of the stack, copied; NULL after a fault.
static const char *take_string(struct reader *reader, const char *field)
{
    if (lua_type(reader->L, -1) != LUA_TSTRING) {
        declare_read_fault(reader, field, "must be a string, not a %s", type_at(reader, -1));
        return NULL;
    }
    size_t length = 0;
    const char *text = lua_tolstring(reader->L, -1, &length);
    sandbox_charge(reader->L, 1 + length / 8);
    reader->declare->texts += length;
    if (reader->declare->texts > LIMIT_TEXTS)
        sandbox_fail(reader->L, DIAG_BAD_DECLARATION, NULL,
                     "the texts of all scripts are longer than %d bytes", LIMIT_TEXTS);
    if (length == 0)
        declare_read_fault(reader, field, "is empty");
    else if (length > LIMIT_TEXT)
        declare_read_fault(reader, field, "is longer than %d bytes", LIMIT_TEXT);
    else if (!is_clean(text, length))
        declare_read_fault(reader, field, "holds a character that may not stand in a text");
    else if (text_is_blank(text)) // clean, so it ends where it seems to
        declare_read_fault(reader, field, "holds nothing but blanks");
    else
        return arena_text_n(reader->declare->arena, text, length);
    return NULL;
}

static const char *take_id(struct reader *reader, const char *field)
{
    const char *id = take_string(reader, field);
    if (!id || text_is_id(id))
        return id;
    struct diag *diag = declare_read_fault(reader, field, "is '%.80s', which is not an id", id);
    diag_help(reader->declare->diags, diag,
              "an id begins with a letter and has letters, digits, '_' and '-', at most 64");
    return NULL;
}

static long take_date(struct reader *reader, const char *field)
{
    long day = LONG_MAX;
    const char *date = take_string(reader, field);
    if (date && !num_parse_date(date, &day))
        hint_date(reader->declare->diags,
                  declare_read_fault(reader, field, "is '%.40s', which is not a date", date), date);
    return day;
}

// --- numbers ---

// A number within the bounds of the field.
static double take_number(struct reader *reader, const struct field *field)
{
    char least[NUM_TEXT], most[NUM_TEXT];
    num_plain(least, field->least, 3);
    num_plain(most, field->most, 3);
    SAYS const char *kind = field->kind == FIELD_COUNT ? "whole number" : "number";
    if (lua_type(reader->L, -1) != LUA_TNUMBER) {
        declare_read_fault(reader, field->name, "must be a %s, not a %s",
                           diag_say(reader->declare->diags, kind), type_at(reader, -1));
        return isinf(field->otherwise) ? NAN : field->otherwise;
    }
    double number = (double)lua_tonumberx(reader->L, -1, NULL);
    bool fits = isfinite(number) && number >= field->least && number <= field->most;
    if (fits && (field->kind != FIELD_COUNT || floor(number) == number))
        return number;
    declare_read_fault(reader, field->name, "must be a %s from %s to %s",
                       diag_say(reader->declare->diags, kind), least, most);
    return isinf(field->otherwise) ? NAN : field->otherwise; // not as if it was left out
}

// --- lists ---

int declare_field_length(struct reader *reader, const char *field, int index)
{
    lua_State *L = reader->L;
    if (lua_type(L, index) != LUA_TTABLE) {
        declare_read_fault(reader, field, "must be a list, not a %s", type_at(reader, index));
        return 0;
    }
    lua_Unsigned length = lua_rawlen(L, index), keys = 0;
    for (lua_pushnil(L); keys <= LIMIT_LIST && lua_next(L, index) != 0; lua_pop(L, 1))
        keys++;
    if (keys > LIMIT_LIST)
        lua_pop(L, 1);
    sandbox_charge(L, (size_t)keys);
    if (keys > LIMIT_LIST)
        declare_read_fault(reader, field, "has more than %d entries", LIMIT_LIST);
    else if (keys != length)
        declare_read_fault(reader, field,
                           "must be a list: { \"a\", \"b\" }, without names or gaps");
    else
        return (int)length;
    return 0;
}

typedef void (*entry_reader)(struct reader *reader, const struct field *field, void *entry);

// Reads a list of things of `size` bytes each; the entry is on top of the stack for `read`.
static void *take_list(struct reader *reader, const struct field *field, void *record, size_t size,
                       entry_reader read)
{
    lua_State *L = reader->L;
    int list = lua_gettop(L);
    int count = declare_field_length(reader, field->name, list);
    char *entries = arena_array(reader->declare->arena, (size_t)count, size);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, i + 1);
        read(reader, field, entries + (size_t)i * size);
        lua_pop(L, 1);
    }
    size_t total = (size_t)count;
    memcpy((char *)record + field->beside, &total, sizeof total);
    if (count == 0 && field->required && lua_rawlen(L, list) == 0)
        declare_read_fault(reader, field->name, "needs at least one entry");
    return entries;
}

// --- conditions and functions ---

// A condition takes many times its length when it is parsed, and that is not the memory of the
// cage.
static void count_condition(struct reader *reader, size_t bytes)
{
    reader->declare->conditions += bytes;
    if (reader->declare->conditions > LIMIT_CONDITIONS)
        sandbox_fail(reader->L, DIAG_BAD_DECLARATION, NULL,
                     "the conditions of all scripts are longer than %d bytes", LIMIT_CONDITIONS);
}

// A condition must know its column, so its place is looked up also when it is right.
static struct cond *take_cond(struct reader *reader, const char *field)
{
    const char *text = take_string(reader, field);
    if (!text)
        return NULL;
    count_condition(reader, strlen(text));
    struct declare *declare = reader->declare;
    struct text_place place = declare_text_place(declare, reader->at, path_of(reader, field), text);
    struct cond *cond = cond_parse_placed(declare->arena, text, &place, declare->diags);
    if (!cond)
        reader->faults++;
    return cond;
}

static void read_need(struct reader *reader, const struct field *field, void *entry)
{
    struct cond **cond = entry;
    *cond = take_cond(reader, field->name);
}

bool declare_field_is_function(lua_State *L)
{
    return lua_type(L, -1) == LUA_TFUNCTION && !lua_iscfunction(L, -1);
}

int declare_field_function(struct reader *reader)
{
    int number = ++reader->declare->function_counts[reader->at.script];
    if (number > LIMIT_FUNCTIONS)
        sandbox_fail(reader->L, DIAG_BAD_DECLARATION, NULL,
                     "a script may declare %d functions at the most", LIMIT_FUNCTIONS);
    return number;
}

static void read_expr(struct reader *reader, const struct field *field, struct expr *expr)
{
    lua_State *L = reader->L;
    if (lua_type(L, -1) == LUA_TSTRING) {
        expr->cond = take_cond(reader, field->name);
    } else if (declare_field_is_function(L)) {
        lua_Debug debug;
        lua_pushvalue(L, -1);
        lua_getinfo(L, ">S", &debug);
        debug.currentline = debug.linedefined;
        int script = failure_frame_script(sandbox_of(L), &debug);
        expr->at = (struct rule_at){script < 0 ? reader->at.script : script, debug.linedefined};
        if (strcmp(field->name, "when") == 0)
            expr->condition = arena_textf(reader->declare->arena,
                                          diag_say(reader->declare->diags, "'%s%s' of %s"),
                                          reader->path, field->name, declare_read_who(reader));
        expr->function = declare_field_function(reader);
        reader->declare->rules->has_functions[reader->at.script] = true;
    } else {
        declare_read_fault(reader, field->name,
                           "must be a condition in quotes or a function, not a %s",
                           type_at(reader, -1));
    }
}

// --- texts ---

typedef void (*text_reader)(struct reader *reader, const struct field *field, void *slot,
                            int language);

static void language_fault(struct reader *reader, const struct field *field, const char *language)
{
    reader->faults++;
    diag_add(reader->declare->diags, DIAG_MISSING_LANGUAGE, declare_read_place(reader, field->name),
             "'%s%s' of %s lacks language '%s'", reader->path, field->name,
             declare_read_who(reader), language);
}

static void check_languages(struct reader *reader, const struct field *field, int table)
{
    const struct pack *pack = reader->declare->pack;
    lua_State *L = reader->L;
    for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
        bool known = false;
        for (int i = 0; i < pack->language_count && lua_type(L, -2) == LUA_TSTRING; i++)
            known |= strcmp(pack->languages[i], lua_tolstring(L, -2, NULL)) == 0;
        if (known)
            continue;
        declare_read_fault(reader, field->name, "has an entry that is no language of the pack");
        lua_pop(L, 2);
        return;
    }
}

static struct diag *tell_untranslated(struct reader *reader, const struct field *field,
                                      const char *language)
{
    struct diags *diags = reader->declare->diags;
    struct diag *diag =
        diag_add(diags, DIAG_UNTRANSLATED, declare_read_place(reader, field->name),
                 "'%s%s' of %s is the same in '%s' as in '%s'", reader->path, field->name,
                 declare_read_who(reader), language, reader->declare->pack->languages[0]);
    diag_help(diags, diag,
              "write it in '%s'; if it has to be the same, say so in a remark: grow: allow G1610 "
              "because ...",
              language);
    return diag;
}

static void look_at_translations(struct reader *reader, const struct field *field, int table)
{
    const struct pack *pack = reader->declare->pack;
    lua_State *L = reader->L;
    lua_getfield(L, table, pack->languages[0]);
    for (int i = 1; i < pack->language_count; i++) {
        lua_getfield(L, table, pack->languages[i]);
        bool texts = lua_type(L, -2) == LUA_TSTRING && lua_type(L, -1) == LUA_TSTRING;
        struct diag **told =
            texts ? translations_add(pack->translations, pack->languages[i], lua_tostring(L, -2),
                                     lua_tostring(L, -1), declare_read_place(reader, field->name),
                                     reader->declare->diags)
                  : NULL;
        if (told)
            *told = tell_untranslated(reader, field, pack->languages[i]);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

// A string, or a table with exactly the pack's languages; `one` reads the string on top of the
// stack.
static void each_language(struct reader *reader, const struct field *field, void *slot,
                          text_reader one)
{
    const struct pack *pack = reader->declare->pack;
    lua_State *L = reader->L;
    if (lua_type(L, -1) != LUA_TTABLE) {
        one(reader, field, slot, 0);
        for (int i = 1; i < pack->language_count && lua_type(L, -1) == LUA_TSTRING; i++)
            language_fault(reader, field, pack->languages[i]);
        return;
    }
    int table = lua_gettop(L);
    check_languages(reader, field, table);
    for (int i = 0; i < pack->language_count; i++) {
        lua_pushstring(L, pack->languages[i]);
        if (lua_rawget(L, table) == LUA_TNIL)
            language_fault(reader, field, pack->languages[i]);
        else
            one(reader, field, slot, i);
        lua_pop(L, 1);
    }
    look_at_translations(reader, field, table);
}

static void read_text(struct reader *reader, const struct field *field, void *slot, int language)
{
    struct text *text = slot;
    text->span = declare_line(reader->declare, reader->at);
    text->in[language] = take_string(reader, field->name);
}

static void read_message(struct reader *reader, const struct field *field, void *slot, int language)
{
    struct message *message = slot;
    struct declare *declare = reader->declare;
    const char *text = take_string(reader, field->name);
    if (!text)
        return;
    int holes = 0;
    for (const char *hole = strchr(text, '{'); hole && holes <= COND_HOLES;
         hole = strchr(hole + 1, '{'), holes++)
        count_condition(reader, HOLE_BYTES + strcspn(hole + 1, "{}"));
    const char *path = path_of(reader, field->name);
    const char *tongue = declare->pack->languages[language];
    struct text_piece line = {.at = declare_line(declare, reader->at)};
    struct text_place place = {.text = text, .pieces = &line, .count = 1};
    if (strpbrk(text, "{}"))
        place = declare_text_place(declare, reader->at,
                                   arena_textf(declare->scratch, "%s.%s", path, tongue), text);
    message->in[language] = template_parse_placed(declare->arena, &place, declare->diags);
    if (!message->in[language])
        reader->faults++;
}

// --- names of the pack ---

// Reports an unknown name with the nearest of the known ones.
static void unknown_name(struct reader *reader, enum diag_code code, const char *what,
                         const char *name, const char *const names[], int count)
{
    struct declare *declare = reader->declare;
    reader->faults++;
    struct diag *diag =
        diag_add(declare->diags, code, declare_text_span(declare, reader->at, NULL, name),
                 "%s names an unknown %s '%s'", declare_read_who(reader), what, name);
    diag_suggest(declare->diags, diag, name, names, (size_t)count);
}

static void read_source(struct reader *reader, const struct field *field, void *entry)
{
    const struct pack *pack = reader->declare->pack;
    int *source = entry;
    const char *name = take_string(reader, field->name);
    if (!name || (*source = pack_source_find(pack, name)) >= 0)
        return;
    const char **names =
        arena_array(reader->declare->diags->arena, (size_t)pack->source_count, sizeof *names);
    for (int i = 0; i < pack->source_count; i++)
        names[i] = pack->sources[i].id;
    unknown_name(reader, DIAG_UNKNOWN_SOURCE, "source record", name, names, pack->source_count);
}

int declare_field_dimension(struct reader *reader, const char *name)
{
    const struct pack *pack = reader->declare->pack;
    int dimension = pack_dimension_find(pack, name);
    if (dimension >= 0)
        return dimension;
    const char **names =
        arena_array(reader->declare->diags->arena, (size_t)pack->dimension_count, sizeof *names);
    for (int i = 0; i < pack->dimension_count; i++)
        names[i] = pack->dimensions[i].id;
    unknown_name(reader, DIAG_UNKNOWN_DIMENSION, "dimension", name, names, pack->dimension_count);
    return -1;
}

static void read_dimension(struct reader *reader, const struct field *field, void *entry)
{
    int *dimension = entry;
    const char *name = take_string(reader, field->name);
    *dimension = name ? declare_field_dimension(reader, name) : -1;
}

static int take_question(struct reader *reader, const char *field)
{
    const struct pack *pack = reader->declare->pack;
    const char *name = take_string(reader, field);
    const struct question *question = name ? pack_question_find(pack, name) : NULL;
    if (!name || question)
        return question ? question->index : -1;
    const char **names =
        arena_array(reader->declare->diags->arena, (size_t)pack->question_count, sizeof *names);
    for (int i = 0; i < pack->question_count; i++)
        names[i] = pack->questions[i].id;
    unknown_name(reader, DIAG_UNKNOWN_QUESTION, "question", name, names, pack->question_count);
    return -1;
}

// --- one field ---

static void *read_list(struct reader *reader, const struct field *field, void *record)
{
    switch (field->kind) {
    case FIELD_CONDS: return take_list(reader, field, record, sizeof(struct cond *), read_need);
    case FIELD_SOURCES: return take_list(reader, field, record, sizeof(int), read_source);
    default: return take_list(reader, field, record, sizeof(int), read_dimension);
    }
}

static bool take_flag(struct reader *reader, const char *field)
{
    if (lua_type(reader->L, -1) == LUA_TBOOLEAN)
        return lua_toboolean(reader->L, -1);
    declare_read_fault(reader, field, "must be true or false, not a %s", type_at(reader, -1));
    return false;
}

void declare_field_read(struct reader *reader, const struct field *field, void *record)
{
    void *slot = (char *)record + field->at;
    switch (field->kind) {
    case FIELD_ID: *(const char **)slot = take_id(reader, field->name); break;
    case FIELD_WORD: *(const char **)slot = take_string(reader, field->name); break;
    case FIELD_DATE: *(long *)slot = take_date(reader, field->name); break;
    case FIELD_NUMBER: *(double *)slot = take_number(reader, field); break;
    case FIELD_COUNT: *(int *)slot = (int)take_number(reader, field); break;
    case FIELD_FLAG: *(bool *)slot = take_flag(reader, field->name); break;
    case FIELD_TEXT: each_language(reader, field, slot, read_text); break;
    case FIELD_MESSAGE: each_language(reader, field, slot, read_message); break;
    case FIELD_COND: *(struct cond **)slot = take_cond(reader, field->name); break;
    case FIELD_EXPR: read_expr(reader, field, slot); break;
    case FIELD_QUESTION: *(int *)slot = take_question(reader, field->name); break;
    case FIELD_SOURCES: *(const int **)slot = read_list(reader, field, record); break;
    case FIELD_DIMENSIONS: *(int **)slot = read_list(reader, field, record); break;
    case FIELD_CONDS: *(struct cond ***)slot = read_list(reader, field, record); break;
    case FIELD_RECORD:
    case FIELD_ROWS: break; // declare_read.c
    }
}
