// The examples of what scripts can name: each runs and gives what the list says. And the list is
// what there is: nothing else can be named, no function is missing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/api.h"
#include "rules/read_rules.h"
#include "rules/reference.h"
#include "rules_pack.h"

enum { SCRIPT = 8192 };

// Reads a pack with this script; its first message, or "" when it had nothing to say.
static void run(const char *script, char message[512])
{
    struct arena arena;
    struct diags diags;
    struct rules_files files;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct pack *pack = rules_pack(&files, "nl", script, &diags);
    if (!pack)
        rules_print(&diags);
    assert_non_null(pack);
    struct rulebook *rules = read_rules(pack, &limits_default, &diags);
    assert_int_equal(rules == NULL, diags.errors > 0);
    snprintf(message, 512, "%s", diags.count > 0 ? diags.list[0]->message : "");
    pack_free(pack);
    arena_clear(&arena);
}

static void check_example(const struct api_function *function)
{
    char script[SCRIPT], message[512];
    bool piece = strstr(function->example, "return ") != NULL;
    bool fails = strncmp(function->gives, "error: ", 7) == 0;
    snprintf(script, sizeof script,
             "local function example() %s%s end\n"
             "local got, want = { example() }, { %s }\n"
             "for i = 1, 4 do\n"
             "    assert(got[i] == want[i], 'gives ' .. tostring(got[i]))\n"
             "end\n",
             piece ? "" : "return ", function->example, fails ? "" : function->gives);
    run(script, message);
    if (strcmp(message, fails ? function->gives + 7 : "") != 0)
        fail_msg("%s: %s", function->example, message);
}

static void functions_give_what_they_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < API_FUNCTIONS; i++)
        check_example(&api_functions[i]);
}

static void declarations_are_taken(void **state)
{
    (void)state;
    const struct api_declaration *list;
    const struct reference_kind *kinds;
    struct arena arena;
    arena_init(&arena);
    size_t count = api_declarations(&list);
    assert_int_equal(count, reference_kinds(&arena, &kinds));
    for (size_t i = 0; i < count; i++) {
        char script[SCRIPT], message[512];
        snprintf(script, sizeof script, RULES_HEAD "%s\n", list[i].example);
        run(script, message);
        if (message[0] != '\0')
            fail_msg("%s: %s", list[i].name, message);
        assert_string_equal(list[i].name, kinds[i].name);
        for (size_t f = 0; f < kinds[i].count; f++)
            assert_true(kinds[i].fields[f].about != NULL && kinds[i].fields[f].type != NULL);
    }
    arena_clear(&arena);
}

// A wrong value in the place of each argument is refused; so is one that is missing.
static void arguments_are_checked(void **state)
{
    (void)state;
    static const char *const RIGHT[] = {
        [API_ANY] = "1",    [API_TEXT] = "'a'",     [API_WHOLE] = "1",      [API_NUMBER] = "1",
        [API_TABLE] = "{}", [API_OWN_TABLE] = "{}", [API_CALLABLE] = "type"};
    size_t tried = 0;
    for (size_t i = 0; i < API_FUNCTIONS; i++) {
        const struct api_function *function = &api_functions[i];
        size_t count = api_argument_count(function);
        for (size_t wrong = 0; wrong < count; wrong++) {
            if (function->arguments[wrong].kind == API_ANY)
                continue;
            char script[SCRIPT], message[512], wanted[80];
            size_t length = (size_t)snprintf(script, sizeof script,
                                             "local grow = require 'grow' %s(", function->full);
            for (size_t a = 0; a < count; a++)
                length += (size_t)snprintf(
                    script + length, sizeof script - length, "%s%s", a > 0 ? ", " : "",
                    a == wrong ? "true" : RIGHT[function->arguments[a].kind]);
            snprintf(script + length, sizeof script - length, ")\n");
            snprintf(wanted, sizeof wanted, "%s wants a %s as argument %zu, not boolean",
                     function->full, api_kind_word(function->arguments[wrong].kind), wrong + 1);
            run(script, message);
            assert_string_equal(message, wanted);
            tried++;
        }
    }
    assert_true(tried > 30);
}

// Walks the libraries as a script sees them.
static void the_list_is_what_there_is(void **state)
{
    (void)state;
    static const char *const LIBRARIES[] = {"math", "string", "table", "grow"};
    const struct api_declaration *declarations;
    size_t declared = api_declarations(&declarations);
    for (size_t l = 0; l < sizeof LIBRARIES / sizeof *LIBRARIES; l++) {
        char script[SCRIPT], message[512];
        size_t count = strcmp(LIBRARIES[l], "grow") == 0 ? declared : 0;
        for (size_t i = 0; i < API_FUNCTIONS; i++)
            count += strcmp(api_functions[i].library, LIBRARIES[l]) == 0;
        snprintf(script, sizeof script,
                 "local grow = require 'grow'\nlocal n = 0\n"
                 "for _, f in pairs(%s) do\n"
                 "    n = n + 1\n    assert(type(f) == 'function')\nend\n"
                 "assert(n == %zu, 'there are ' .. n)\n",
                 LIBRARIES[l], count);
        run(script, message);
        assert_string_equal(message, "");
    }
    for (size_t i = 0; i < API_FUNCTIONS; i++) {
        char script[SCRIPT], message[512];
        snprintf(script, sizeof script,
                 "local grow = require 'grow'\nassert(type(%s) == 'function' and grow)\n",
                 api_functions[i].full);
        run(script, message);
        assert_string_equal(message, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_give_what_they_say),
        cmocka_unit_test(declarations_are_taken),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(the_list_is_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
