// What an author is told of a text that YAML cannot read. Every file in tests/diag/yaml has one
// mistake, and says in its first lines what is told of it, where, and what to write instead:
//
//     # expect: G1005 at 4:8 the quote that opens here is never closed
//     # expect: help: write: title: "Proef"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "model/spot.h"
#include "model/tree.h"

static bool read_words(const char *text, size_t length, struct buf *found, struct buf *told)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    int file = diags_source(&diags, "x.yaml", text, length);
    const struct node *root = tree_parse(&arena, file, text, length, &diags);
    corpus_write_words(&diags, found);
    diags_print(&diags, told, false);
    bool good = (root != NULL) == (diags.errors == 0);
    arena_clear(&arena);
    return good;
}

// With the line ends of Windows the same is told.
static bool load(struct packs *packs, struct buf *found, struct buf *told)
{
    const struct packs_file *main = &packs->files[0];
    struct buf text, again;
    buf_init(&text, 1 << 20);
    buf_init(&again, 16384);
    for (size_t i = 0; i < main->length; i++) {
        bool lone = main->text[i] == '\n' && (i == 0 || main->text[i - 1] != '\r');
        buf_puts(&text, lone ? "\r" : "");
        buf_putc(&text, main->text[i]);
    }
    bool good = read_words(main->text, main->length, found, told) &&
                read_words(text.text, text.length, &again, told) &&
                strcmp(found->text, again.text) == 0;
    buf_clear(&text);
    buf_clear(&again);
    return good;
}

static void every_mistake_is_told_where_it_is_and_how_it_is_mended(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag/yaml", load, &count), 0);
    assert_true(count > 80);
}

// --- a sign that is lost ---

static const char SAMPLE[] = "grow: 1\n"
                             "id: x\n"
                             "title: \"Proef: een vraag\" # met een opmerking\n"
                             "description: |\n"
                             "  Een tekst van: twee\n"
                             "  regels\n"
                             "common: [scales, 'bronnen', \"meer\"]\n"
                             "roles:\n"
                             "  - { id: bestuur, label: \"Het bestuur\", short: B }\n"
                             "  - id: school\n"
                             "    label: School\n"
                             "    short: S\n"
                             "labels: { nl: \"Aan\", en: 'On' }\n"
                             "phases:\n"
                             "  goal:\n"
                             "    title: Doel\n"
                             "    sections:\n"
                             "    - id: begin\n"
                             "      text: >-\n"
                             "        Nog een\n"
                             "\n"
                             "        tekst\n"
                             "      questions:\n"
                             "        - {id: G01, text: Eerste, roles: [bestuur, school]}\n"
                             "        - id: G02\n"
                             "          text: Tweede\n"
                             "            vraag\n";

enum { SAMPLE_MOST = 2048 };

struct lost {
    size_t shown, meant;          // lines to write instead, and those that are as the line was
    size_t told, near, elsewhere; // on the line of the mistake, within two lines of it, or not
};

// Is this the line of the sample that holds `at`, but for blanks?
static bool is_line_of(const char *shown, size_t at)
{
    while (at > 0 && SAMPLE[at - 1] != '\n')
        at--;
    const char *line = SAMPLE + at;
    for (;;) {
        while (*line == ' ')
            line++;
        while (*shown == ' ')
            shown++;
        if (*line == '\n' || *line != *shown)
            return *line == '\n' && *shown == '\0';
        line++;
        shown++;
    }
}

// What is shown to be written; where there are two, one of them has to be the line.
static void look_at_help(const struct diag *diag, size_t at, struct lost *lost)
{
    bool shown = false, meant = false;
    for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
        const char *write = strstr(part->message, "write: ");
        shown = shown || write != NULL;
        meant = meant || (write != NULL && is_line_of(write + strlen("write: "), at));
    }
    lost->shown += shown;
    lost->meant += meant;
}

static int line_at(const char *text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return line;
}

// The sample with `put` in the place of the character at `at`: what can be read has no mistake, and
// of what cannot be read it is told on the line where it was changed.
static void try_change(size_t at, const char *put, struct lost *lost)
{
    struct arena arena;
    struct diags diags;
    struct spot spot;
    char text[SAMPLE_MOST];
    memcpy(text, SAMPLE, at);
    memcpy(text + at, put, strlen(put));
    strcpy(text + at + strlen(put), SAMPLE + at + 1);
    size_t length = strlen(text);
    arena_init(&arena);
    diags_init(&diags, &arena);
    int file = diags_source(&diags, "x.yaml", text, length);
    if (tree_parse(&arena, file, text, length, &diags) != NULL) {
        assert_false(spot_find(text, length, &spot));
    } else if (diags.list[0]->code == DIAG_YAML_SYNTAX) {
        int away = diags.list[0]->span.line - line_at(SAMPLE, at);
        look_at_help(diags.list[0], at, lost);
        lost->told += away == 0;
        lost->near += away == 1 || away == 2;
        lost->elsewhere += away < 0 || away > 2;
    }
    arena_clear(&arena);
}

static struct lost change_each(const char *of, const char *put)
{
    struct lost lost = {0};
    for (size_t i = 0; SAMPLE[i] != '\0'; i++)
        if (strchr(of, SAMPLE[i]) != NULL)
            try_change(i, put, &lost);
    return lost;
}

static void a_sign_that_is_lost_is_told_on_its_line(void **state)
{
    (void)state;
    static const char *const SIGNS[] = {"\"", "'", ":", "[", "]", "{", "}", ","};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        struct lost lost = change_each(SIGNS[i], "");
        assert_true(lost.told > 0);
        assert_int_equal(lost.near + lost.elsewhere, 0);
    }
}

static void a_line_that_is_shown_is_the_one_that_was_meant(void **state)
{
    (void)state;
    struct lost lost = change_each("\"':[]{},", "");
    assert_true(lost.shown > 30);
    assert_int_equal(lost.shown, lost.meant);
}

static void a_sign_too_many_is_told_on_its_line(void **state)
{
    (void)state;
    static const char *const SIGNS[] = {"e\"", ": e", "e}", "[e", "e: "};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        struct lost lost = change_each("e", SIGNS[i]);
        assert_true(lost.told > 5);
        assert_int_equal(lost.near + lost.elsewhere, 0);
    }
}

// A line that is moved is told on its line or, when the next ones no longer go with it, on theirs.
static void a_space_too_few_or_too_many_is_told(void **state)
{
    (void)state;
    struct lost less = change_each(" ", ""), more = change_each(" ", "   ");
    assert_true(less.told > 4 * less.near && more.told > more.near);
    assert_int_equal(less.elsewhere + more.elsewhere, 0);
}

static void every_change_of_a_byte_ends_well(void **state)
{
    (void)state;
    struct lost lost = {0};
    for (char c = ' '; c < 0x7f; c++)
        for (size_t i = 0; i + 1 < sizeof SAMPLE; i += 7)
            try_change(i, (char[]){c, '\0'}, &lost);
}

// What looks odd and can be read: nothing is found in it, should something behind it be wrong.
static void what_can_be_read_has_no_mistake(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"a: [b,?c\nd: ]",
                                        "a: [b\n 'c', d]",
                                        "a: {b, c: , d}",
                                        "a: [b: c, {d}: e]",
                                        "a:\n- b\n-\n  c: d\ne: f",
                                        "a: b #c: d\ne: f",
                                        "- - a\n  - b\n- c: d\n  e: f",
                                        "a: 'b''c' # d",
                                        "\"a\" : b\n'c': d",
                                        "a: |2\n   b\n  c\nd: e",
                                        "a: b:c\nd: e - f",
                                        "a: \"b\n  c: d\"\ne: f",
                                        "?a: b\n-c: d\n:e: f",
                                        "--- # a\nb: c\n",
                                        "a: -b\nc: --d\ne: [-f, g-]",
                                        "a:\n  b\n  c\nd: >-\n\n  e\n\nf: g",
                                        "# a\n\n  # b\nc: d\n # e\nf: g"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct arena arena;
        struct diags diags;
        struct spot spot;
        size_t length = strlen(TEXTS[i]);
        arena_init(&arena);
        diags_init(&diags, &arena);
        int file = diags_source(&diags, "x.yaml", TEXTS[i], length);
        (void)tree_parse_on(&arena, file, TEXTS[i], length, &diags);
        for (size_t k = 0; k < diags.count; k++)
            if (diags.list[k]->code == DIAG_YAML_SYNTAX)
                fail_msg("%s: %s", TEXTS[i], diags.list[k]->message);
        if (spot_find(TEXTS[i], length, &spot))
            fail_msg("%s: %d", TEXTS[i], (int)spot.kind);
        arena_clear(&arena);
    }
}

// In memory that ends where the text does, so that reading past it is seen.
static void every_cut_of_a_text_ends_well(void **state)
{
    (void)state;
    static const char TEXT[] = "a: \"b\\u00e9 \\x4 \\\nc: 'd'' {e: [f, \"g\\\nh: |2-\n  i\n- -j\n"
                               "k = l\n\xe2\x80\x93 m: \xc2\xa0n\n? o\n%p: &q *r !s {t: u}}]";
    for (size_t from = 0; from < sizeof TEXT; from++)
        for (size_t to = from; to < sizeof TEXT; to++) {
            struct arena arena;
            struct diags diags;
            size_t length = to - from;
            arena_init(&arena);
            diags_init(&diags, &arena);
            char *text = malloc(length + (length == 0));
            assert_non_null(text);
            memcpy(text, TEXT + from, length);
            int file = diags_source(&diags, "x.yaml", text, length);
            const struct node *root = tree_parse(&arena, file, text, length, &diags);
            assert_true((root == NULL) == (diags.errors > 0));
            arena_clear(&arena);
            free(text);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told_where_it_is_and_how_it_is_mended),
        cmocka_unit_test(a_sign_that_is_lost_is_told_on_its_line),
        cmocka_unit_test(a_line_that_is_shown_is_the_one_that_was_meant),
        cmocka_unit_test(a_sign_too_many_is_told_on_its_line),
        cmocka_unit_test(a_space_too_few_or_too_many_is_told),
        cmocka_unit_test(every_change_of_a_byte_ends_well),
        cmocka_unit_test(what_can_be_read_has_no_mistake),
        cmocka_unit_test(every_cut_of_a_text_ends_well),
    };
    return cmocka_run_group_tests_name("syntax", tests, NULL, NULL);
}
