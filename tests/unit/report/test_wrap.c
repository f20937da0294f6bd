// Lines of a terminal, and tables that keep to a width.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "report/text_table.h"
#include "report/wrap.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// The lines of a text with a bar between them.
static const char *wrapped(struct arena *arena, const char *text, int width)
{
    struct wrap wrap = wrap_text(arena, text, width);
    struct buf out;
    buf_init(&out, 4096);
    for (size_t i = 0; i < wrap.count; i++) {
        if (i)
            buf_putc(&out, '|');
        wrap_write(&wrap, i, false, &out);
    }
    const char *lines = arena_text(arena, out.text);
    buf_clear(&out);
    return lines;
}

static void lines_break_at_blanks_and_nowhere_else(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        const char *lines;
    } CASES[] = {
        {"", 10, ""},
        {"een twee drie", 20, "een twee drie"},
        {"een twee drie", 13, "een twee drie"},
        {"een twee drie", 12, "een twee|drie"},
        {"een twee drie", 4, "een|twee|drie"},
        {"één ééé één", 7, "één ééé|één"},                 // columns, not bytes
        {"onderwijsregio", 5, "onder|wijsr|egio"},         // a word wider than the line
        {"een onderwijsregio", 5, "een|onder|wijsr|egio"}, // but first at a blank
        {"een  twee", 4, "een|twee"},
        {"een\ntwee", 20, "een twee"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_string_equal(wrapped(&arena, CASES[i].text, CASES[i].width), CASES[i].lines);
    arena_clear(&arena);
}

static void an_amount_stays_with_its_sign(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(wrapped(&arena, "kost € 35.100 nu", 8), "kost|€ 35.100|nu");
    assert_string_equal(wrapped(&arena, "direct (≤ 30 dagen)", 10), "direct|(≤ 30|dagen)");
    arena_clear(&arena);
}

static void a_link_shows_its_address_and_colour_only_when_asked(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct run runs[] = {{RUN_STRONG, "Bron", NULL}, {RUN_LINK, " hier", "https://example.org/"}};
    struct line line = {runs, 2, NULL};
    struct wrap wrap = wrap_line(&arena, &line, 0);
    struct buf out;
    buf_init(&out, 4096);
    wrap_write(&wrap, 0, false, &out);
    assert_string_equal(out.text, "Bron hier (https://example.org/)");
    buf_reset(&out);
    wrap_write(&wrap, 0, true, &out);
    assert_non_null(strstr(out.text, "\x1b[1mBron\x1b[0m"));
    buf_clear(&out);
    arena_clear(&arena);
}

static struct line text_line(struct arena *arena, const char *text)
{
    struct run *run = arena_alloc(arena, sizeof *run);
    *run = (struct run){RUN_PLAIN, text, NULL};
    return (struct line){run, 1, NULL};
}

static const char *table_text(struct arena *arena, const char *const cells[], size_t rows,
                              int width)
{
    static const char *HEADS[] = {"Naam", "Score", "Opmerking"};
    static enum align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT};
    struct table table = {.heads = HEADS, .aligns = aligns, .columns = 3, .rows = rows};
    table.cells = arena_array(arena, rows * 3, sizeof *table.cells);
    for (size_t i = 0; i < rows * 3; i++)
        table.cells[i] = text_line(arena, cells[i]);
    struct buf out;
    buf_init(&out, 16 * 1024);
    text_table(&table, width, false, arena, &out);
    const char *text = arena_text(arena, out.text);
    buf_clear(&out);
    return text;
}

static void columns_are_aligned_and_wrap_inside(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    static const char *const CELLS[] = {"Opdracht",  "70,8", "goed",
                                        "Financiën", "5,0",  "eerst afspraken maken"};
    assert_string_equal(table_text(&arena, CELLS, 2, 34), "Naam       Score  Opmerking\n"
                                                          "─────────  ─────  ────────────────\n"
                                                          "Opdracht    70,8  goed\n"
                                                          "\n"
                                                          "Financiën    5,0  eerst afspraken\n"
                                                          "                  maken\n");
    arena_clear(&arena);
}

static void a_table_that_does_not_fit_is_told_by_rows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    static const char *const CELLS[] = {"Samenwerkingsovereenkomst", "70,8",
                                        "vertegenwoordigingsbevoegd"};
    assert_string_equal(table_text(&arena, CELLS, 1, 40), "Samenwerkingsovereenkomst\n"
                                                          "    Score: 70,8\n"
                                                          "    Opmerking:\n"
                                                          "    vertegenwoordigingsbevoegd\n");
    static const char *const DASH[] = {"Samenwerkingsovereenkomst", "–", "vertegenwoordigingsplan"};
    assert_null(strstr(table_text(&arena, DASH, 1, 40), "Score"));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_at_blanks_and_nowhere_else),
        cmocka_unit_test(an_amount_stays_with_its_sign),
        cmocka_unit_test(a_link_shows_its_address_and_colour_only_when_asked),
        cmocka_unit_test(columns_are_aligned_and_wrap_inside),
        cmocka_unit_test(a_table_that_does_not_fit_is_told_by_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
