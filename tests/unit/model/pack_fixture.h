// What the tests of packs start from: an empty pack x, and files that a test adds.
#ifndef GROW_TEST_PACK_FIXTURE_H
#define GROW_TEST_PACK_FIXTURE_H

#include <stdbool.h>

#include "packs.h"

#define MAIN "questionnaires/x/questionnaire.yaml"
#define HEAD "grow: 1\nid: x\nversion: \"1.0.0\"\nlanguages: [nl]\ntitle: Proef\n"
#define FACTS "facts:\n  - { id: F01, text: Aantal, type: number }\n"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct packs packs;
    struct buf text;
};

int fixture_set_up(void **state);
int fixture_tear_down(void **state);

// Adds a file under its logical name.
void fixture_add(struct fixture *f, const char *name, const char *text);

struct pack *fixture_try(struct fixture *f);

// Reads the pack x, which has to be without any diagnostic.
struct pack *fixture_read(struct fixture *f);

bool fixture_has(const struct fixture *f, enum diag_code code);

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

#endif
