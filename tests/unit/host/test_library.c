// Packs are found in the order that library.h promises, and no name leaves its folder.
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

#include "host/library.h"
#include "scratch.h"

static struct library *library;
static grow_diagnostics *problems;

static void open_library(const char *pack, const char *packs)
{
    const char *folders[] = {packs};
    struct library_places places = {pack, folders, packs ? 1 : 0};
    problems = grow_diagnostics_new();
    library = library_new(&places, problems);
}

static void close_library(void)
{
    grow_diagnostics_free(problems);
    library_free(library);
}

static const char *read_text(const char *name)
{
    grow_file file = {0};
    grow_reader reader = library_reader(library);
    return reader.read(reader.context, name, &file) ? file.text : NULL;
}

static const char *shown(const char *name)
{
    grow_file file = {0};
    grow_reader reader = library_reader(library);
    return reader.read(reader.context, name, &file) ? file.shown : NULL;
}

static void finds_the_folders_beside_the_caller(void **state)
{
    (void)state;
    scratch_put("questionnaires/mine/questionnaire.yaml", "id: mine\n");
    scratch_put("questionnaires/common/scales.yaml", "scales");
    scratch_put("scripts/mine/a.lua", "script");
    open_library(NULL, NULL);
    assert_string_equal(library_folder(library, "mine"), "questionnaires/mine");
    assert_string_equal(read_text("questionnaires/mine/questionnaire.yaml"), "id: mine\n");
    assert_string_equal(read_text("questionnaires/common/scales.yaml"), "scales");
    assert_string_equal(read_text("scripts/mine/a.lua"), "script");
    assert_string_equal(shown("scripts/mine/a.lua"), "scripts/mine/a.lua");
    close_library();
}

static void falls_back_on_the_packs_of_the_program(void **state)
{
    (void)state;
    open_library(NULL, NULL);
    assert_non_null(read_text("questionnaires/feiten/questionnaire.yaml"));
    assert_non_null(read_text("questionnaires/common/sources.yaml"));
    assert_non_null(read_text("scripts/lib/maturity.lua"));
    assert_null(library_folder(library, "nowhere"));
    close_library();
}

static void a_folder_of_packs_comes_first(void **state)
{
    (void)state;
    const char *const *ids;
    scratch_put("questionnaires/mine/questionnaire.yaml", "old");
    scratch_put("other/packs/mine/questionnaire.yaml", "new");
    scratch_put("other/scripts/mine/a.lua", "beside");
    scratch_put("other/packs/scripts/mine/b.lua", "inside");
    open_library(NULL, "other/packs");
    assert_string_equal(read_text("questionnaires/mine/questionnaire.yaml"), "new");
    assert_string_equal(read_text("scripts/mine/a.lua"), "beside");
    assert_string_equal(read_text("scripts/mine/b.lua"), "inside");
    assert_int_equal(library_packs(library, &ids), 1);
    assert_string_equal(ids[0], "mine");
    close_library();
}

static void a_pack_is_read_from_one_folder_only(void **state)
{
    (void)state;
    scratch_put("first/mine/questionnaire.yaml", "x");
    scratch_put("questionnaires/mine/questionnaire.yaml", "x");
    scratch_put("questionnaires/mine/report.yaml", "of another version");
    open_library(NULL, "first");
    assert_null(read_text("questionnaires/mine/report.yaml"));
    close_library();
}

static void a_given_pack_may_be_in_any_folder(void **state)
{
    (void)state;
    const char *const *ids;
    scratch_put("a/b/odd name/questionnaire.yaml", "grow: 1\nid: \"mine\" # a remark\n");
    scratch_put("a/b/odd name/scripts/mine/x.lua", "own");
    scratch_put("a/b/friend/questionnaire.yaml", "id: friend");
    scratch_put("a/b/common/scales.yaml", "near");
    scratch_put("a/scripts/lib/y.lua", "shared");
    open_library("a/b/odd name/", NULL);
    assert_string_equal(library_given(library), "mine");
    assert_non_null(read_text("questionnaires/mine/questionnaire.yaml"));
    assert_string_equal(read_text("questionnaires/friend/questionnaire.yaml"), "id: friend");
    assert_string_equal(read_text("questionnaires/common/scales.yaml"), "near");
    assert_string_equal(read_text("scripts/mine/x.lua"), "own");
    assert_string_equal(read_text("scripts/lib/y.lua"), "shared");
    assert_string_equal(shown("scripts/lib/y.lua"), "a/scripts/lib/y.lua");
    assert_int_equal(library_packs(library, &ids), 1);
    assert_string_equal(ids[0], "mine");
    close_library();
}

static void a_given_folder_without_a_pack_is_an_error(void **state)
{
    (void)state;
    scratch_put("empty/note", "");
    open_library("empty", NULL);
    assert_null(library_given(library));
    assert_int_equal(grow_diagnostics_errors(problems), 1);
    close_library();
    open_library(NULL, "nowhere");
    assert_int_equal(grow_diagnostics_errors(problems), 1);
    close_library();
}

static void lists_the_names_there_are(void **state)
{
    (void)state;
    const char *const *names;
    scratch_put("questionnaires/mine/questionnaire.yaml", "id: mine");
    scratch_put("questionnaires/common/scales.yaml", "x");
    scratch_put("scripts/mine/money.lua", "x");
    open_library(NULL, NULL);
    grow_reader reader = library_reader(library);
    size_t count = reader.list(reader.context, "questionnaires", &names);
    assert_true(count >= 2); // those of the program too
    assert_string_equal(names[0], "mine");
    count = reader.list(reader.context, "questionnaires/common", &names);
    assert_string_equal(names[0], "scales");
    count = reader.list(reader.context, "scripts", &names);
    assert_string_equal(names[0], "mine/money");
    assert_false(library_has_read(library, "scripts/mine/money.lua"));
    assert_non_null(read_text("scripts/mine/money.lua"));
    assert_true(library_has_read(library, "./scripts/../scripts/mine/money.lua"));
    close_library();
}

static void no_name_leaves_its_folder(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        "questionnaires/../secret.yaml",
        "questionnaires/mine/../../secret.yaml",
        "scripts/../secret.yaml",
        "scripts//secret.yaml",
        "/etc/passwd",
        "scripts/..\\secret.yaml",
        "secret.yaml",
        "questionnaires/secret.yaml",
        "questionnaires/./secret.yaml",
        "scripts/",
        "",
    };
    scratch_put("secret.yaml", "secret");
    scratch_put("questionnaires/mine/questionnaire.yaml", "x");
    scratch_put("scripts/x.lua", "x");
    open_library(NULL, NULL);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        assert_null(read_text(NAMES[i]));
    assert_null(library_folder(library, "../questionnaires/mine"));
    close_library();
}

// What is said of a name that is there, but may not be read.
static const char *refused(const char *name)
{
    grow_file file = {0};
    grow_reader reader = library_reader(library);
    return reader.read(reader.context, name, &file) ? NULL : file.why;
}

static void put_link(const char *target, const char *path)
{
    assert_int_equal(symlink(target, path), 0);
}

static void put_packs_with_links(void)
{
    scratch_put("secret.lua", "secret");
    scratch_put("away/pack/questionnaire.yaml", "id: linked\n");
    scratch_put("questionnaires/mine/questionnaire.yaml", "id: mine\n");
    scratch_put("questionnaires/other/questionnaire.yaml", "id: other\n");
    scratch_put("questionnaires/other/report.yaml", "report");
    scratch_put("questionnaires/notes/secret.yaml", "secret");
    scratch_put("scripts/mine/a.lua", "script");
    put_link("a.lua", "scripts/mine/b.lua");
    put_link("../../secret.lua", "scripts/mine/c.lua");
    put_link("../other/report.yaml", "questionnaires/mine/report.yaml");
    put_link("../notes/secret.yaml", "questionnaires/mine/notes.yaml");
    put_link("../../secret.lua", "questionnaires/mine/out.yaml");
    put_link("../away", "questionnaires/common");
    put_link("../away/pack", "questionnaires/linked");
    scratch_put("away/scales.yaml", "secret");
}

static void a_link_leads_to_files_of_packs_only(void **state)
{
    (void)state;
    put_packs_with_links();
    const char *packs[] = {NULL, "questionnaires/mine"};
    for (size_t i = 0; i < 2; i++) {
        open_library(packs[i], NULL);
        assert_string_equal(read_text("scripts/mine/b.lua"), "script");
        assert_string_equal(read_text("questionnaires/mine/report.yaml"), "report");
        assert_string_equal(read_text("questionnaires/linked/questionnaire.yaml"), "id: linked\n");
        assert_non_null(refused("scripts/mine/c.lua"));
        assert_non_null(refused("questionnaires/mine/notes.yaml"));
        assert_non_null(refused("questionnaires/mine/out.yaml"));
        assert_non_null(refused("questionnaires/common/scales.yaml"));
        assert_null(refused("scripts/mine/nothing.lua"));
        close_library();
    }
}

static void a_folder_of_scripts_is_no_way_out(void **state)
{
    (void)state;
    scratch_put("away/x.lua", "secret");
    scratch_put("packs/mine/questionnaire.yaml", "id: mine\n");
    put_link("../../away", "packs/mine/scripts");
    open_library("packs/mine", NULL);
    assert_non_null(refused("scripts/x.lua"));
    close_library();
    put_link("packs/mine", "linked");
    open_library(NULL, ".");
    assert_string_equal(read_text("questionnaires/linked/questionnaire.yaml"), "id: mine\n");
    close_library();
    put_link("../away", "packs/scripts");
    open_library(NULL, "packs");
    assert_non_null(refused("scripts/x.lua"));
    close_library();
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(finds_the_folders_beside_the_caller),
        IN_SCRATCH(falls_back_on_the_packs_of_the_program),
        IN_SCRATCH(a_folder_of_packs_comes_first),
        IN_SCRATCH(a_pack_is_read_from_one_folder_only),
        IN_SCRATCH(a_given_pack_may_be_in_any_folder),
        IN_SCRATCH(a_given_folder_without_a_pack_is_an_error),
        IN_SCRATCH(lists_the_names_there_are),
        IN_SCRATCH(no_name_leaves_its_folder),
        IN_SCRATCH(a_link_leads_to_files_of_packs_only),
        IN_SCRATCH(a_folder_of_scripts_is_no_way_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
