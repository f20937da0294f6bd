// The arena: what is handed out, how long it stays, and what happens past the last byte.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static void allocations_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    static const size_t SIZES[] = {0, 1, 7, 8, 0, 100, 65536, 3, 200000, 5000000, 1};
    enum { COUNT = sizeof SIZES / sizeof *SIZES };
    unsigned char *given[COUNT];
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT; i++) {
        given[i] = arena_alloc(&arena, SIZES[i]);
        assert_int_equal((uintptr_t)given[i] % _Alignof(max_align_t), 0);
        for (size_t byte = 0; byte < SIZES[i]; byte++) {
            assert_int_equal(given[i][byte], 0);
        }
        memset(given[i], (int)i + 1, SIZES[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t byte = 0; byte < SIZES[i]; byte++) {
            assert_int_equal(given[i][byte], i + 1);
        }
        for (size_t j = 0; j < i; j++) {
            assert_ptr_not_equal(given[i], given[j]);
        }
    }
    arena_clear(&arena);
}

static void used_counts_the_bytes_asked_for(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_alloc(&arena, 10);
    arena_array(&arena, 3, 7);
    arena_text(&arena, "abc");
    assert_int_equal(arena.used, 10 + 21 + 4);
    arena_clear(&arena);
    assert_int_equal(arena.used, 0);
}

static void a_large_request_leaves_the_newest_page_in_use(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *before = arena_alloc(&arena, 16);
    arena_alloc(&arena, 1000000);
    char *after = arena_alloc(&arena, 16);
    assert_true(after > before && after - before < 256);
    arena_clear(&arena);
}

static void a_cleared_arena_can_be_used_again(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (int round = 0; round < 3; round++) {
        assert_string_equal(arena_text(&arena, "again"), "again");
        arena_clear(&arena);
        assert_null(arena.pages);
    }
    arena_clear(&arena);
}

static void texts_are_copied_cut_and_formatted(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(arena_text(&arena, ""), "");
    assert_string_equal(arena_text_n(&arena, "opleidingsschool", 9), "opleiding");
    assert_string_equal(arena_text_n(&arena, NULL, 0), "");
    assert_string_equal(arena_textf(&arena, "%s-%02d", "A", 3), "A-03");
    assert_string_equal(arena_join(&arena, (const char *[]){"a", "", "bc"}, 3, ", "), "a, , bc");
    assert_string_equal(arena_join(&arena, (const char *[]){"a"}, 1, ", "), "a");
    assert_string_equal(arena_join(&arena, NULL, 0, ", "), "");
    char *wide = arena_textf(&arena, "%1000d", 1);
    assert_int_equal(strlen(wide), 1000);
    arena_clear(&arena);
}

static void a_pushed_list_keeps_its_elements_while_it_grows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    int *list = NULL;
    size_t count = 0, room = 0;
    for (int i = 0; i < 1000; i++) {
        ARENA_PUSH(&arena, list, count, room);
        list[count++] = i;
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(list[i], i);
    }
    assert_true(room >= 1000);
    int *grown = arena_grow(&arena, list, 1000, 2000, sizeof *list);
    assert_ptr_not_equal(grown, list);
    assert_int_equal(grown[999], list[999]);
    assert_int_equal(grown[1999], 0);
    arena_clear(&arena);
}

static void a_copy_is_the_same_elsewhere(void **state)
{
    (void)state;
    static const int LIST[] = {3, 1, 4, 1, 5};
    struct arena arena;
    arena_init(&arena);
    int *copy = arena_copy(&arena, LIST, 5, sizeof *copy);
    assert_ptr_not_equal(copy, LIST);
    assert_memory_equal(copy, LIST, sizeof LIST);
    assert_int_equal(arena.used, sizeof LIST);
    assert_non_null(arena_copy(&arena, NULL, 0, sizeof *copy));
    arena_clear(&arena);
}

static void ask_for_too_many(struct arena *arena)
{
    arena_array(arena, SIZE_MAX / 2, 3);
}

static void ask_for_too_much(struct arena *arena)
{
    arena_alloc(arena, SIZE_MAX - 64);
}

static void ask_for_the_largest(struct arena *arena)
{
    arena_alloc(arena, SIZE_MAX);
}

static void a_request_that_cannot_be_met_ends_the_program(void **state)
{
    (void)state;
    void (*const requests[])(struct arena *) = {ask_for_too_many, ask_for_too_much,
                                                ask_for_the_largest};
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            const struct rlimit no_core = {0, 0};
            setrlimit(RLIMIT_CORE, &no_core);
            signal(SIGABRT, SIG_DFL);
            close(STDERR_FILENO); // a sanitizer would have its say here
            struct arena arena;
            arena_init(&arena);
            requests[i](&arena);
            _exit(0);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        bool ended = WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) != 0);
        assert_true(ended);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_zeroed_aligned_and_apart),
        cmocka_unit_test(used_counts_the_bytes_asked_for),
        cmocka_unit_test(a_large_request_leaves_the_newest_page_in_use),
        cmocka_unit_test(a_cleared_arena_can_be_used_again),
        cmocka_unit_test(texts_are_copied_cut_and_formatted),
        cmocka_unit_test(a_pushed_list_keeps_its_elements_while_it_grows),
        cmocka_unit_test(a_copy_is_the_same_elsewhere),
        cmocka_unit_test(a_request_that_cannot_be_met_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
