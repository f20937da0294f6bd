// Files are read whole or refused with a reason, and written all or nothing.
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

#include "host/file.h"
#include "host/folder.h"
#include "scratch.h"

static bool write_text(const char *path, const char *text, const char **why)
{
    struct arena arena;
    arena_init(&arena);
    bool done = file_write(path, text, strlen(text), &arena, why);
    arena_clear(&arena);
    return done;
}

static void reads_what_was_written(void **state)
{
    (void)state;
    struct arena arena;
    const char *text, *why;
    size_t length;
    arena_init(&arena);
    scratch_put("a.txt", "één\nregel");
    assert_true(file_read("a.txt", &arena, &text, &length, &why));
    assert_int_equal(length, 11);
    assert_string_equal(text, "één\nregel");
    scratch_put("empty", "");
    assert_true(file_read("empty", &arena, &text, &length, &why));
    assert_int_equal(length, 0);
    arena_clear(&arena);
}

static void tells_why_it_cannot_read(void **state)
{
    (void)state;
    struct arena arena;
    const char *text, *why;
    size_t length;
    arena_init(&arena);
    assert_false(file_read("none", &arena, &text, &length, &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(file_read(".", &arena, &text, &length, &why));
    assert_string_equal(why, "Is a directory");
    assert_false(file_read("/dev/zero", &arena, &text, &length, &why));
    assert_string_equal(why, "it is larger than 8 MiB");
    assert_int_equal(mkfifo("quiet", 0600), 0);
    assert_false(file_read("quiet", &arena, &text, &length, &why));
    assert_string_equal(why, "it is a pipe that nobody writes to");
    int both = open("quiet", O_RDWR);
    assert_int_equal(write(both, "a: 1\n", 5), 5);
    pid_t child = fork();
    if (child == 0) {
        sleep(1); // a writer that takes its time
        _exit(0);
    }
    close(both);
    assert_true(file_read("quiet", &arena, &text, &length, &why));
    assert_string_equal(text, "a: 1\n");
    assert_int_equal(waitpid(child, NULL, 0), child);
    arena_clear(&arena);
}

static void replaces_a_file_and_leaves_nothing_behind(void **state)
{
    (void)state;
    const char *why;
    struct stat found;
    scratch_put("old", "before");
    assert_int_equal(chmod("old", 0640), 0);
    assert_true(write_text("old", "after", &why));
    assert_true(scratch_holds("old", "after"));
    assert_int_equal(stat("old", &found), 0);
    assert_int_equal(found.st_mode & 0777, 0640);
    assert_true(write_text("new", "first", &why));
    assert_true(scratch_holds("new", "first"));
    assert_int_equal(scratch_count("."), 2);
}

static void a_full_disk_changes_nothing(void **state)
{
    (void)state;
    const char *why = NULL;
    scratch_put("old", "before");
    // A limit on the size of files stands for a disk that is full halfway.
    pid_t child = fork();
    if (child == 0) {
        static char large[64 * 1024];
        struct rlimit limit = {1000, 1000};
        struct arena arena;
        arena_init(&arena);
        (void)signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        bool done = file_write("old", large, sizeof large, &arena, &why);
        arena_clear(&arena);
        _exit(done || !why ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(scratch_holds("old", "before"));
    assert_int_equal(scratch_count("."), 1);
}

static void tells_why_it_cannot_write(void **state)
{
    (void)state;
    const char *why;
    assert_false(write_text("none/x", "x", &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(write_text(".", "x", &why));
    assert_string_equal(why, "Is a directory");
    assert_false(write_text("/dev/full", "x", &why));
    assert_string_equal(why, "No space left on device");
    assert_true(write_text("/dev/null", "x", &why));
    assert_int_equal(scratch_count("."), 0);
}

static void a_link_stays_a_link(void **state)
{
    (void)state;
    const char *why;
    struct stat found;
    scratch_put("real", "before");
    assert_int_equal(symlink("real", "link"), 0);
    assert_true(write_text("link", "after", &why));
    assert_true(scratch_holds("real", "after"));
    assert_int_equal(lstat("link", &found), 0);
    assert_true(S_ISLNK(found.st_mode));
}

static void a_link_to_nothing_is_refused(void **state)
{
    (void)state;
    const char *why;
    struct stat found;
    assert_int_equal(symlink("nowhere", "link"), 0);
    assert_false(write_text("link", "x", &why));
    assert_string_equal(why, "it is a link to a file that does not exist");
    assert_int_equal(lstat("link", &found), 0);
    assert_true(S_ISLNK(found.st_mode));
    assert_int_equal(scratch_count("."), 1);
}

static void a_pipe_is_written_to_only_when_somebody_reads(void **state)
{
    (void)state;
    const char *why;
    char got[8] = "";
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_false(write_text("pipe", "text", &why));
    assert_string_equal(why, "it is a pipe that nobody reads");
    int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    assert_true(write_text("pipe", "text", &why));
    assert_int_equal(read(reader, got, sizeof got), 4);
    assert_string_equal(got, "text");
    close(reader);
}

static void knows_a_file_by_all_its_names(void **state)
{
    (void)state;
    scratch_put("a", "x");
    scratch_put("b", "x");
    scratch_put("in/c", "x");
    assert_int_equal(symlink("a", "soft"), 0);
    assert_int_equal(link("a", "hard"), 0);
    assert_true(file_is_same("a", "a"));
    assert_true(file_is_same("a", "./in/../a"));
    assert_true(file_is_same("a", "soft"));
    assert_true(file_is_same("soft", "hard"));
    assert_false(file_is_same("a", "b"));
    assert_false(file_is_same("a", "none"));
    assert_false(file_is_same("/dev/null", "/dev/null"));
    assert_false(file_is_same(".", "."));
}

static void lists_a_folder_in_order(void **state)
{
    (void)state;
    struct arena arena;
    const char *const *names;
    arena_init(&arena);
    scratch_put("cases/b.yaml", "");
    scratch_put("cases/a.yaml", "");
    scratch_put("cases/.hidden.yaml", "");
    scratch_put("cases/note.txt", "");
    assert_int_equal(folder_list("cases", ".yaml", &arena, &names), 2);
    assert_string_equal(names[0], "a.yaml");
    assert_string_equal(names[1], "b.yaml");
    assert_int_equal(folder_list("none", ".yaml", &arena, &names), 0);
    arena_clear(&arena);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(reads_what_was_written),
        IN_SCRATCH(tells_why_it_cannot_read),
        IN_SCRATCH(replaces_a_file_and_leaves_nothing_behind),
        IN_SCRATCH(a_full_disk_changes_nothing),
        IN_SCRATCH(tells_why_it_cannot_write),
        IN_SCRATCH(a_link_stays_a_link),
        IN_SCRATCH(a_link_to_nothing_is_refused),
        IN_SCRATCH(a_pipe_is_written_to_only_when_somebody_reads),
        IN_SCRATCH(knows_a_file_by_all_its_names),
        IN_SCRATCH(lists_a_folder_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
