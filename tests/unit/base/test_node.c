// Finding values in mappings, and what counts as null.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

#include "base/node.h"

static void a_value_is_found_under_its_key_or_not_at_all(void **state)
{
    (void)state;
    const struct node id = {.text = "id"}, title = {.text = "title"}, value = {.text = "R04"};
    const struct node list = {.kind = NODE_LIST};
    const struct node *keys[] = {&id, &title}, *items[] = {&value, &list};
    const struct node map = {.kind = NODE_MAP, .keys = keys, .items = items, .count = 2};
    assert_ptr_equal(node_find(&map, "id"), &value);
    assert_ptr_equal(node_find(&map, "title"), &list);
    assert_null(node_find(&map, "Title"));
    assert_null(node_find(&map, ""));
    assert_null(node_find(&list, "id"));
    assert_null(node_find(&value, "id"));
    assert_null(node_find(NULL, "id"));
}

static void only_plain_empty_scalars_are_null(void **state)
{
    (void)state;
    static const struct {
        struct node node;
        bool null;
    } CASES[] = {
        {{.text = ""}, true},
        {{.text = "~"}, true},
        {{.text = "null"}, true},
        {{.text = "Null"}, false},
        {{.text = "no"}, false},
        {{.text = "0"}, false},
        {{.text = "", .quoted = true}, false},
        {{.text = "null", .quoted = true}, false},
        {{.kind = NODE_LIST}, false},
        {{.kind = NODE_MAP}, false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(node_is_null(&CASES[i].node), CASES[i].null);
    }
    assert_true(node_is_null(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_found_under_its_key_or_not_at_all),
        cmocka_unit_test(only_plain_empty_scalars_are_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
