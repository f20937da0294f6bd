// grow.log(...): turns its arguments into one line of text and hands it to the evaluation, with the
// line of the script that called it. Owns how values look in it. Holds no memory while Lua may
// raise an error, and must not know what becomes of the text.
#include "rules/log.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "rules/limits.h"
#include "rules/lualib.h"

static const char CUT[] = "...";

// Its address names the reading in the registry.
static const char READING = 0;

struct line {
    char text[LIMIT_LOG_BYTES + sizeof CUT];
    size_t length;
    bool cut;
};

// Adds bytes of a script: well-formed and without what could act on a terminal.
static void put(struct line *line, const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while (bytes < end && !line->cut) {
        char shown[TEXT_SHOWN];
        size_t count = text_shown(shown, text_next(&bytes, end));
        line->cut = line->length + count > LIMIT_LOG_BYTES;
        if (line->cut)
            break;
        memcpy(line->text + line->length, shown, count);
        line->length += count;
    }
}

static void put_word(struct line *line, const char *word)
{
    put(line, word, strlen(word));
}

static bool put_plain(lua_State *L, struct line *line, int index)
{
    char number[LUALIB_TEXT];
    size_t length;
    switch (lua_type(L, index)) {
    case LUA_TNIL: put_word(line, "nil"); return true;
    case LUA_TBOOLEAN: put_word(line, lua_toboolean(L, index) ? "true" : "false"); return true;
    case LUA_TNUMBER:
        lualib_number_text(L, index, number);
        put_word(line, number);
        return true;
    case LUA_TSTRING: {
        const char *text = lua_tolstring(L, index, &length);
        put(line, text, length);
        return true;
    }
    default: return false;
    }
}

// A list by its first values; of another table, as of a function, only the word.
static void put_value(lua_State *L, struct line *line, int index)
{
    if (put_plain(L, line, index))
        return;
    if (lua_type(L, index) != LUA_TTABLE) {
        put_word(line, lualib_got(L, index));
        return;
    }
    lualib_push_content(L, index);
    lua_Unsigned count = lua_rawlen(L, -1);
    put_word(line, count ? "[" : "table");
    for (lua_Unsigned i = 1; i <= count && i <= LIMIT_LOG_VALUES; i++) {
        put_word(line, i > 1 ? ", " : "");
        lua_rawgeti(L, -1, (lua_Integer)i);
        if (!put_plain(L, line, lua_gettop(L)))
            put_word(line, lualib_got(L, -1));
        lua_pop(L, 1);
    }
    put_word(line, count > LIMIT_LOG_VALUES ? ", ...]" : count ? "]" : "");
    lua_pop(L, 1);
}

int lualib_grow_log(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &READING);
    const struct reading *reading = lua_touserdata(L, -1);
    lua_pop(L, 1);
    int count = lua_gettop(L);
    sandbox_charge(L, 20 + (size_t)count * LIMIT_LOG_VALUES);
    if (!reading || !reading->open)
        return sandbox_fail(L, DIAG_LOG_OUTSIDE, "call it inside a rule's function",
                            "grow.log tells what a rule does, and here no rule runs");
    struct line line = {.length = 0};
    for (int i = 1; i <= count && !line.cut; i++) {
        put_word(&line, i > 1 ? " " : "");
        put_value(L, &line, i);
    }
    memcpy(line.text + line.length, line.cut ? CUT : "", line.cut ? sizeof CUT : 1);
    reading->tell(reading->context, sandbox_line(L), line.text);
    return 0;
}

void log_install(lua_State *L, const struct reading *reading)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)reading); // only read through
    lua_rawsetp(L, LUA_REGISTRYINDEX, &READING);
}
