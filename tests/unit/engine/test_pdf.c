// Every case of the pack as a PDF: its front is exactly two pages, in letters that can be read, and
// no piece of it runs off a page.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/case.h"
#include "model/tree.h"
#include "report/pdf.h"
#include "report/report.h"
#include "rules/evaluate.h"
#include "rules/read_rules.h"

static const double ROOM = PDF_HEIGHT - PDF_TOP - PDF_BOTTOM;

struct work {
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct rulebook *rules;
    struct layout *layout;
};

static const char *read_text(struct work *work, const char *name, size_t *length)
{
    enum { MOST = 1024 * 1024 };
    FILE *file = fopen(arena_textf(&work->arena, "%s/%s", ROOT, name), "rb");
    if (!file)
        return NULL;
    char *text = arena_alloc(&work->arena, MOST);
    *length = fread(text, 1, MOST - 1, file);
    fclose(file);
    return text;
}

static bool read_for_pack(void *context, const char *name, const char **text, size_t *length,
                          const char **shown)
{
    *shown = name;
    *text = read_text(context, name, length);
    return *text != NULL;
}

static int set_up(void **state)
{
    static struct work work;
    arena_init(&work.arena);
    diags_init(&work.diags, &work.arena);
    struct pack_reader reader = {.read = read_for_pack, .context = &work};
    work.pack = pack_read("grow-onderwijsregio", &reader, &work.diags);
    assert_non_null(work.pack);
    work.rules = read_rules(work.pack, &limits_default, &work.diags);
    assert_non_null(work.rules);
    work.layout = layout_read(work.rules, &work.pack->arena, &work.diags);
    assert_non_null(work.layout);
    *state = &work;
    return 0;
}

static int tear_down(void **state)
{
    struct work *work = *state;
    pack_free(work->pack);
    arena_clear(&work->arena);
    return 0;
}

static void no_piece_runs_off(const struct pdf_pieces_of *of)
{
    for (size_t i = 0; i < of->flow.count; i++)
        assert_true(of->places[i].y + of->flow.pieces[i].item.height <= ROOM + .1);
}

static void no_heading_is_alone(const struct pdf_pieces_of *of)
{
    for (size_t i = 0; i + 1 < of->flow.count; i++)
        if (of->flow.pieces[i].section && of->flow.pieces[i].item.keep)
            assert_int_equal(of->places[i].page, of->places[i + 1].page);
}

static bool same_table(const struct pdf_flow *flow, size_t a, size_t b)
{
    return flow->pieces[a].head > 0 && flow->pieces[a].head == flow->pieces[b].head;
}

static void short_tables_are_whole(const struct pdf_pieces_of *of)
{
    for (size_t i = 0; i < of->flow.count;) {
        size_t end = i + 1;
        while (end < of->flow.count && same_table(&of->flow, i, end))
            end++;
        if (of->flow.pieces[i].head > 0 && end - i <= 7)
            assert_int_equal(of->places[i].page, of->places[end - 1].page);
        i = end;
    }
}

static void last_page_is_used(const struct pdf_pieces_of *of)
{
    size_t last = of->flow.count - 1;
    assert_true(of->places[last].y + of->flow.pieces[last].item.height > 60);
}

static void look_at(const struct report *report, double least)
{
    struct arena arena;
    arena_init(&arena);
    struct pdf pdf = {.arena = &arena, .report = report};
    pdf.fonts = pen_fonts_new(&arena, "nl");
    assert_non_null(pdf.fonts);
    pdf_width_measure(&pdf);
    pdf_annex_build(&pdf, ROOM);
    pdf_front_build(&pdf, ROOM);
    assert_int_equal(pdf.front.pages, 2);
    assert_true(pdf.style.body >= least && pdf.style.table >= least);
    assert_true(pdf.annex.pages > 10);
    no_piece_runs_off(&pdf.front);
    no_piece_runs_off(&pdf.annex);
    no_heading_is_alone(&pdf.annex);
    short_tables_are_whole(&pdf.annex);
    last_page_is_used(&pdf.annex);
    pdf_word_forget(&pdf);
    pen_fonts_free(pdf.fonts);
    arena_clear(&arena);
}

// `least`: how small the letters of the front may be.
static void try_dossier(struct work *work, const struct dossier *dossier, struct arena *arena,
                        double least)
{
    assert_non_null(dossier);
    const struct assessment *assessment =
        evaluate(work->rules, dossier, &limits_default, arena, NULL, &work->diags);
    assert_non_null(assessment);
    struct report_context context = {.layout = work->layout, .language = "nl", .engine = "0"};
    const struct report *report = report_build(assessment, &context, arena, &work->diags);
    assert_non_null(report);
    look_at(report, least);
}

static void try_case(struct work *work, const struct case_text *text)
{
    struct arena arena;
    arena_init(&arena);
    try_dossier(work, case_dossier(text, work->pack, &arena, &work->diags), &arena, 8.5);
    arena_clear(&arena);
}

static void try_file(struct work *work, const char *name)
{
    size_t length;
    const char *text = read_text(
        work, arena_textf(&work->arena, "questionnaires/grow-onderwijsregio/cases/%s.yaml", name),
        &length);
    assert_non_null(text);
    int file = diags_source(&work->diags, name, text, length);
    const struct node *root = tree_parse(&work->arena, file, text, length, &work->diags);
    assert_non_null(root);
    try_case(work, &(struct case_text){root, NULL});
    const struct node *variants = node_find(root, "variants");
    for (size_t i = 0; variants && i < variants->count; i++)
        try_case(work, &(struct case_text){root, variants->items[i]});
}

static void the_front_is_two_pages(void **state)
{
    static const char *const FILES[] = {"p1", "p2", "p6", "geld", "geld-2024", "geld-2026"};
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
        try_file(*state, FILES[i]);
}

static void so_is_the_fullest(void **state)
{
    static const struct {
        const char *name;
        double least;
    } FILES[] = {{"tests/browser/lange_namen.yaml", 8.5},
                 {"tests/browser/onvolledig.yaml", 8.5},
                 {"tests/unit/engine/twelve_regions.yaml", 7}};
    struct work *work = *state;
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
        struct arena arena;
        arena_init(&arena);
        size_t length;
        const char *text = read_text(work, FILES[i].name, &length);
        assert_non_null(text);
        const struct dossier *dossier =
            dossier_read(work->pack, &arena, FILES[i].name, text, length, &work->diags);
        try_dossier(work, dossier, &arena, FILES[i].least);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_front_is_two_pages),
                                       cmocka_unit_test(so_is_the_fullest)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
