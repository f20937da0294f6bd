// Reads declared tables by their list of fields: defaults, unknown and missing fields, records
// inside records, rows. Works in two ways: into a record, or only collecting the functions.
#include "rules/declare_read.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/declare_field.h"
#include "rules/declare_place.h"
#include "rules/lualib.h"

enum { UNKNOWN_MOST = 16, PATH_BYTES = 80, MISSING_BYTES = 400 };

static void set_defaults(const struct shape *shape, void *record)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        void *slot = (char *)record + field->at;
        switch (field->kind) {
        case FIELD_NUMBER: *(double *)slot = field->otherwise; break;
        case FIELD_COUNT: *(int *)slot = (int)field->otherwise; break;
        case FIELD_DATE: *(long *)slot = LONG_MAX; break;
        case FIELD_QUESTION: *(int *)slot = -1; break;
        case FIELD_RECORD: set_defaults(field->shape, slot); break;
        default: break; // zero
        }
    }
}

static bool is_field(const struct shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->count; i++)
        if (strcmp(shape->fields[i].name, name) == 0)
            return true;
    return false;
}

// Puts a name into the sorted list; what does not fit is left out.
static size_t insert_name(const char *names[], size_t count, const char *name)
{
    size_t at = count;
    while (at > 0 && strcmp(names[at - 1], name) > 0)
        at--;
    if (count == UNKNOWN_MOST)
        return count;
    memmove(names + at + 1, names + at, (count - at) * sizeof *names);
    names[at] = name;
    return count + 1;
}

static bool is_absent(lua_State *L, const struct field *field, int index)
{
    if (!field->required)
        return false;
    lua_pushstring(L, field->name);
    bool absent = lua_rawget(L, index) == LUA_TNIL;
    lua_pop(L, 1);
    return absent;
}

// The one required field that is absent, or NULL.
static const char *only_absent(lua_State *L, const struct shape *shape, int index)
{
    const char *found = NULL;
    for (size_t i = 0; i < shape->count; i++) {
        if (!is_absent(L, &shape->fields[i], index))
            continue;
        if (found)
            return NULL;
        found = shape->fields[i].name;
    }
    return found;
}

// Gives the field that is near to it, or else `absent` when it may be that; or NULL.
static const char *report_unknown(struct reader *reader, const struct shape *shape,
                                  const char *name, const char *absent)
{
    struct declare *declare = reader->declare;
    const char **names = arena_array(declare->diags->arena, shape->count, sizeof *names);
    for (size_t i = 0; i < shape->count; i++)
        names[i] = shape->fields[i].name;
    reader->faults++;
    struct diag *diag =
        diag_add(declare->diags, DIAG_BAD_DECLARATION, declare_read_place(reader, name),
                 "%s has no field '%s%.80s'", declare_read_who(reader), reader->path, name);
    const char *nearest = text_nearest(name, names, shape->count);
    if (nearest)
        diag_help(declare->diags, diag, "did you mean '%s'?", nearest);
    else if (absent)
        diag_help(declare->diags, diag,
                  "'%s' is needed, and is not there: write that name if it is meant", absent);
    return nearest ? nearest : absent;
}

// What fields that there are not were meant as: these are not missing, too.
struct meant {
    const char *list[UNKNOWN_MOST];
    size_t count;
};

// In the order of the alphabet: the order of a Lua table differs from run to run.
static void check_unknown(struct reader *reader, const struct shape *shape, int index,
                          struct meant *meant)
{
    lua_State *L = reader->L;
    const char *unknown[UNKNOWN_MOST + 1];
    size_t count = 0;
    bool unnamed = false;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        sandbox_charge(L, 1);
        if (lua_type(L, -2) != LUA_TSTRING)
            unnamed = true;
        else if (!is_field(shape, lua_tolstring(L, -2, NULL)))
            count = insert_name(unknown, count, lua_tolstring(L, -2, NULL));
    }
    const char *absent = count == 1 ? only_absent(L, shape, index) : NULL;
    for (size_t i = 0; i < count; i++) {
        const char *nearest = report_unknown(reader, shape, unknown[i], absent);
        if (nearest)
            meant->list[meant->count++] = nearest;
    }
    if (!unnamed)
        return;
    reader->faults++;
    diag_add(reader->declare->diags, DIAG_BAD_DECLARATION, declare_read_place(reader, ""),
             *reader->path ? "%s has an entry without a name in %s"
                           : "%s has an entry without a name%s",
             declare_read_who(reader), reader->path);
}

static bool is_meant(const struct meant *meant, const char *name)
{
    for (size_t i = 0; i < meant->count; i++)
        if (strcmp(meant->list[i], name) == 0)
            return true;
    return false;
}

// One diagnostic names everything that is absent.
static void check_missing(struct reader *reader, const struct shape *shape, int index,
                          const struct meant *meant)
{
    lua_State *L = reader->L;
    size_t count = 0;
    char text[MISSING_BYTES] = "";
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (is_meant(meant, field->name) || !is_absent(L, field, index))
            continue;
        size_t length = strlen(text);
        snprintf(text + length, sizeof text - length, "%s'%s%s'", count ? ", " : "", reader->path,
                 field->name);
        count++;
    }
    if (count == 0)
        return;
    reader->faults++;
    struct diags *diags = reader->declare->diags;
    struct diag *diag = diag_add(diags, shape->lacking, declare_read_place(reader, ""),
                                 "%s lacks %s", declare_read_who(reader), text);
    bool duty = strstr(text, "'owner'") || strstr(text, "'term'") || strstr(text, "'sources'") ||
                strstr(text, "'valid'");
    if (shape->lacking == DIAG_INCOMPLETE_RULE && *reader->path == '\0' && duty)
        diag_help(diags, diag,
                  "say who does it (owner), how soon (term), what it rests on (sources) and from "
                  "when it holds (valid)");
}

static bool expect_table(struct reader *reader, const char *field)
{
    lua_State *L = reader->L;
    if (lua_type(L, -1) == LUA_TTABLE)
        return true;
    declare_read_fault(reader, field, "must be a table, not a %s", lualib_got(L, -1));
    return false;
}

// Reads the table on top of the stack as part of what `reader` reads, under a longer path.
static void read_inner(struct reader *reader, const struct field *field, int number, void *record)
{
    if (!expect_table(reader, field->name))
        return;
    char path[PATH_BYTES];
    if (number > 0)
        snprintf(path, sizeof path, "%s%s[%d].", reader->path, field->name, number);
    else
        snprintf(path, sizeof path, "%s%s.", reader->path, field->name);
    struct reader inner = *reader;
    inner.path = path;
    declare_read_record(&inner, field->shape, lua_gettop(reader->L), record);
    reader->faults = inner.faults;
}

static void read_rows(struct reader *reader, const struct field *field, void *record)
{
    lua_State *L = reader->L;
    int list = lua_gettop(L);
    int count = declare_field_length(reader, field->name, list);
    char *rows = arena_array(reader->declare->arena, (size_t)count, field->shape->size);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, i + 1);
        read_inner(reader, field, i + 1, rows + (size_t)i * field->shape->size);
        lua_pop(L, 1);
    }
    size_t total = (size_t)count;
    void *first = rows;
    memcpy((char *)record + field->beside, &total, sizeof total);
    memcpy((char *)record + field->at, &first, sizeof first);
    if (count == 0 && field->required && lua_rawlen(L, list) == 0)
        declare_read_fault(reader, field->name, "needs at least one entry");
}

// The value is on top of the stack and not nil.
static void read_field(struct reader *reader, const struct field *field, void *record)
{
    bool is_list = field->kind == FIELD_ROWS || field->kind == FIELD_CONDS ||
                   field->kind == FIELD_SOURCES || field->kind == FIELD_DIMENSIONS;
    if (field->beside != NOTHING_BESIDE && !is_list)
        *(bool *)(void *)((char *)record + field->beside) = true;
    if (field->kind == FIELD_RECORD)
        read_inner(reader, field, 0, (char *)record + field->at);
    else if (field->kind == FIELD_ROWS)
        read_rows(reader, field, record);
    else
        declare_field_read(reader, field, record);
}

void declare_read_record(struct reader *reader, const struct shape *shape, int index, void *record)
{
    lua_State *L = reader->L;
    sandbox_charge(L, 4 * shape->count + shape->size / 16); // each field is looked up, there or not
    set_defaults(shape, record);
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        lua_pushstring(L, field->name);
        if (lua_rawget(L, index) != LUA_TNIL)
            read_field(reader, field, record);
        lua_pop(L, 1);
        sandbox_charge(L, declare_place_steps(reader->declare));
        bool names_it = field->kind == FIELD_ID && field->at == 0 && *reader->path == '\0';
        if (names_it)
            reader->id = *(const char **)record;
    }
    struct meant meant = {.count = 0};
    check_unknown(reader, shape, index, &meant);
    check_missing(reader, shape, index, &meant);
    sandbox_charge(L, declare_place_steps(reader->declare));
}

// Functions stand in fields of the table or in those of its rows.
void declare_read_functions(struct reader *reader, const struct shape *shape, int index)
{
    lua_State *L = reader->L;
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (field->kind != FIELD_EXPR && field->kind != FIELD_ROWS)
            continue;
        lua_pushstring(L, field->name);
        int type = lua_rawget(L, index);
        int rows = lua_gettop(L);
        if (field->kind == FIELD_EXPR && declare_field_is_function(L)) {
            declare_keep_function(L, reader->at.script, declare_field_function(reader));
        } else if (field->kind == FIELD_ROWS && type == LUA_TTABLE) {
            int count = declare_field_length(reader, field->name, rows);
            for (int row = 1; row <= count; row++) {
                if (lua_rawgeti(L, rows, row) == LUA_TTABLE)
                    declare_read_functions(reader, field->shape, rows + 1);
                lua_pop(L, 1);
            }
        }
        lua_pop(L, 1);
    }
}
