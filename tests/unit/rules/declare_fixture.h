// A pack with one script, read: for the tests of what scripts declare.
#ifndef GROW_TESTS_DECLARE_FIXTURE_H
#define GROW_TESTS_DECLARE_FIXTURE_H

#include "rules/read_rules.h"
#include "rules_pack.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct rules_files files;
    struct pack *pack;
    struct rulebook *rules;
};

static void open_fixture(struct fixture *fixture, const char *languages, const char *script)
{
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    fixture->pack = rules_pack(&fixture->files, languages, script, &fixture->diags);
    if (!fixture->pack)
        rules_print(&fixture->diags);
    assert_non_null(fixture->pack);
    fixture->rules = read_rules(fixture->pack, &limits_default, &fixture->diags);
}

static void close_fixture(struct fixture *fixture)
{
    pack_free(fixture->pack);
    arena_clear(&fixture->arena);
}

__attribute__((unused)) static void open_good(struct fixture *fixture, const char *script)
{
    open_fixture(fixture, "nl", script);
    if (!fixture->rules)
        rules_print(&fixture->diags);
    assert_non_null(fixture->rules);
}

#endif
