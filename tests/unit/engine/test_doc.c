// The reference pages hold every entry of the lists they are made of, and nothing that the program
// does not take.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../model/small_pack.h"
#include "base/buf.h"
#include "grow.h"

static bool take_bytes(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
    return true;
}

static struct buf text; // of the page that was asked last

static int set_up(void **state)
{
    (void)state;
    buf_init(&text, 1024 * 1024);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_clear(&text);
    return 0;
}

static const char *page(const char *name, const grow_pack *pack)
{
    grow_sink sink = {take_bytes, &text};
    buf_reset(&text);
    return grow_doc_write(name, pack, &sink) ? text.text : NULL;
}

static void has(const char *shown, const char *part)
{
    if (!strstr(shown, part))
        fail_msg("the page lacks: %s", part);
}

static void diagnostics_has_every_code(void **state)
{
    (void)state;
    const char *shown = page("diagnostics", NULL);
#define CODE(number, name, severity, summary) has(shown, "### G" #number ": ");
#include "base/codes.def"
#undef CODE
}

static void lua_has_every_name(void **state)
{
    (void)state;
    const char *shown = page("lua", NULL);
#define FUNCTION(library, name, since, arguments, result, errors, summary, example, gives) \
    has(shown, #name "(");                                                                 \
    has(shown, "\n```lua\n" example "  --> " gives "\n```\n");
#define DECLARATION(name, since, summary, example)                          \
    has(shown, "### grow." #name "\n\nIt " summary ". Since " since ".\n"); \
    has(shown, "```lua\n" example "\n```\n");
#define VALUE(name, kind, since, type, unit, summary, example, gives) \
    has(shown, "| `" #name "` | " summary " | ");
#define ABSENT(name, help) has(shown, "| `" name "` | ");
#include "rules/lualib.def"
    has(shown, "### string.sub\n\n`string.sub(s, i [, j])` gives the bytes");
    has(shown, "`table.insert(list, [place,] value)`");
    has(shown, "`error([message [, level]])`");
    has(shown, "- `i`, a whole number: the first place, in bytes from 1; negative from the end");
    has(shown, "| `bands[].below` | a number from 0 to 100 |");
    has(shown, "| `mix.fit` |");
}

// What tools read names the same things as the page.
static void tools_have_every_name(void **state)
{
    (void)state;
    const char *shown = page("stubs", NULL);
#define FUNCTION(library, name, since, arguments, result, errors, summary, example, gives) \
    has(shown, "---" summary);                                                             \
    has(shown, #name "(");
#define DECLARATION(name, since, summary, example) \
    has(shown, "function grow." #name "(declaration) end");
#define VALUE(name, kind, since, type, unit, summary, example, gives) \
    has(shown, "---@type " type "\n" #name " = nil\n");
#include "rules/lualib.def"
    has(shown, "function string.sub(s, i, j) end");
    has(shown, "---@param j? integer the last place; -1 when left out\n---@return string\n");
    has(shown, "---@class grow.band\n---@field below? number ");
    has(shown, "---@field bands grow.band[] from low to high");
    shown = page("luacheckrc", NULL);
#define VALUE(name, kind, ...) has(shown, #name);
#include "rules/lualib.def"
    has(shown, "\n    \"tostring\",\n");
    has(shown, "\n    fact = { other_fields = true },\n");
    has(shown, "\"concat\", \"insert\", \"remove\", \"sort\", \"unpack\" } },\n");
    shown = page("guide", NULL);
#define FUNCTION(library, name, ...) has(shown, #name "(");
#define DECLARATION(name, ...) has(shown, "\"name\": \"grow." #name "\"");
#define VALUE(name, kind, ...) has(shown, "\"name\": \"" #name "\"");
#define ABSENT(name, help) has(shown, "\"" name "\": \"");
#include "rules/lualib.def"
#define CODE(number, name, severity, summary) has(shown, "\"code\": " #number ",");
#include "base/codes.def"
#undef CODE
}

// Every limit of a script stands on both pages, with the code of the diagnostic.
static void sandbox_has_the_limits(void **state)
{
    (void)state;
    const char *shown = page("sandbox", NULL);
    char row[120];
#define BUDGET(field, most, code, what)                        \
    snprintf(row, sizeof row, " | G%d |\n", (int)DIAG_##code); \
    has(strstr(shown, "| " what " | "), DIAG_##code ? row : " | left out |\n");
#define LIMIT(name, most, code, what) BUDGET(name, most, code, what)
#include "rules/limits.def"
    has(shown, "| `pcall` | ");
    has(shown, "`string.sub`");
    has(shown, "`grow.recommendation`");
    shown = page("limits", NULL);
#define BUDGET(field, most, code, what) has(shown, "| " what " | ");
#define LIMIT(name, most, code, what) has(shown, "| " what " | ");
#include "rules/limits.def"
}

static void limits_has_the_limits(void **state)
{
    (void)state;
    const char *shown = page("limits", NULL);
    has(shown, "| bytes of one file | 1 Mi |");
    has(shown, "| respondents | 2000 |");
    has(shown, "steps of one evaluation");
}

// The names in code quotes in the first column of the table under a heading are operators or
// functions: each can be read.
static void conditions_can_be_read(void **state)
{
    (void)state;
    const char *shown = page("conditions", NULL);
    struct arena arena;
    struct diags diags;
    size_t count = 0;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *end = strstr(shown, "## Functions");
    for (const char *row = strstr(shown, "| `"); row && row < end; row = strstr(row + 3, "\n| `")) {
        const char *at = strchr(row, '`') + 1;
        for (; *at != '`'; at += *at == ' ') {
            size_t length = strcspn(at, " `");
            const char *is = arena_text_n(&arena, at, length);
            const char *form = strcmp(is, "not") == 0  ? "%s b"
                               : strcmp(is, "in") == 0 ? "a %s (b, c)"
                                                       : "a %s b";
            const char *hole = strstr(form, "%s");
            char condition[80];
            snprintf(condition, sizeof condition, "%.*s%s%s", (int)(hole - form), form, is,
                     hole + 2);
            assert_non_null(cond_parse(&arena, condition, SPAN_NONE, &diags));
            at += length;
            count++;
        }
    }
    assert_int_equal(count, 14);
    has(shown, "| `lin(value, from, to)` | ");
    has(shown, "| `answered(name)` | true ");
    arena_clear(&arena);
}

static bool give_small(void *context, const char *name, grow_file *file)
{
    return small_pack_text(context, name, &file->text, &file->length, &file->shown);
}

static void pack_has_every_question(void **state)
{
    (void)state;
    (void)small_pack; // loaded through grow.h here
    grow_reader reader = {.read = give_small};
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("klein", &reader, NULL, diagnostics);
    assert_non_null(pack);
    const char *shown = page("pack", pack);
    has(shown, "# Klein (fictief)\n\nPack `klein`, version 1.0.0. Valid from 2024-01-01 until "
               "2026-12-31.");
    has(shown, "| F07 | Bedrag | number, above 0 (euro) |");
    has(shown, "| F01 | Sectoren | multiple, at most 2: `po`, `vo`, `mbo` |");
    has(shown, "`naam` text; `studenten` whole number, from 0; `afspraak` scale JDN;");
    has(shown, "| R37 | Telling | scale E5 | O |");
    has(shown, "| N01 | Aantal | number, from -5, to 5 | B |");
    has(shown, "| `STRENG` | Streng | `0` a, `1` b |");
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
}

static void other_pages_there_are_not(void **state)
{
    (void)state;
    assert_null(page("recipes", NULL));
    assert_null(page("pack", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diagnostics_has_every_code), cmocka_unit_test(lua_has_every_name),
        cmocka_unit_test(tools_have_every_name),      cmocka_unit_test(sandbox_has_the_limits),
        cmocka_unit_test(limits_has_the_limits),      cmocka_unit_test(conditions_can_be_read),
        cmocka_unit_test(pack_has_every_question),    cmocka_unit_test(other_pages_there_are_not),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
