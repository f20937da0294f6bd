// Workbooks: what was exported comes back whole, the same bytes twice, and a hostile or strange
// file ends in a reason.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include <cmocka.h>

#include "../engine/data_pack.h"
#include "host/file.h"
#include "host/xlsx.h"
#include "host/xlsx_sheet.h"
#include "scratch.h"

enum { DOSSIERS = 20, BOOK = 4 * 1024 * 1024 };

static void write_book(struct data_pack *bench, const grow_dossier *dossier, struct arena *arena,
                       struct buf *out)
{
    const grow_export_options options = {.with_texts = true};
    const char *why = "";
    grow_assessment *assessment = grow_evaluate(bench->pack, dossier, bench->problems);
    assert_non_null(assessment);
    buf_init(out, BOOK);
    if (!xlsx_write(assessment, dossier, &options, bench->problems, arena, out, &why))
        fail_msg("%s", why);
    grow_assessment_free(assessment);
}

static void test_round_trip(void **state)
{
    struct data_pack *bench = *state;
    for (uint64_t seed = 1; seed <= DOSSIERS; seed++) {
        struct arena arena;
        struct buf book, again;
        const char *why = "";
        char id[64];
        arena_init(&arena);
        grow_dossier *dossier = data_pack_dossier(bench, seed);
        write_book(bench, dossier, &arena, &book);
        write_book(bench, dossier, &arena, &again);
        assert_int_equal(book.length, again.length);
        assert_memory_equal(book.text, again.text, book.length);
        assert_true(xlsx_is(book.text, book.length));
        grow_data data = {.name = "data.xlsx"};
        if (!xlsx_read(book.text, book.length, &arena, WORDS_EN, &data.rows, &data.row_count, &why))
            fail_msg("%s", why);
        assert_true(grow_import_pack(&data, id, sizeof id, bench->problems));
        assert_string_equal(id, "alles");
        grow_dossier *back = grow_import(bench->pack, &data, bench->problems);
        if (!back || grow_diagnostics_warnings(bench->problems))
            fail_msg("%s", data_pack_said(bench));
        assert_string_equal(grow_dossier_hash(back), grow_dossier_hash(dossier));
        grow_dossier_free(back);
        grow_dossier_free(dossier);
        buf_clear(&book);
        buf_clear(&again);
        arena_clear(&arena);
    }
}

static void test_numbers(void **state)
{
    static const char *const NUMBERS[][2] = {
        {"4", "4"},           {"70.799999999999997", "70.8"}, {"0.1", "0.1"},   {"1E-3", "0.001"},
        {"-1.5e2", "-150"},   {"9.9999999999999999", "10"},   {"0", "0"},       {"-0.5", "-0.5"},
        {"310000", "310000"}, {"1e-9", "0.000000001"},        {"vier", "vier"}, {"1E999", "1E999"},
        {"00012.50", "12.5"}};
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
        assert_string_equal(xlsx_number(&arena, NUMBERS[i][0]), NUMBERS[i][1]);
    assert_string_equal(xlsx_unescaped(&arena, "a_x005F_x0041_b_x0041_"), "a_x0041_bA");
    arena_clear(&arena);
}

// --- strange files ---

static const char WORKBOOK[] =
    "<workbook xmlns:r='r'><sheets><sheet name='answers' r:id='rId1'/></sheets></workbook>";
static const char RELATIONS[] =
    "<Relationships><Relationship Id='rId1' Target='worksheets/s.xml'/></Relationships>";

// A package with these parts; one without a text is left out.
static void make_parts(const char *path, const char *const parts[][2], size_t count)
{
    int error = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        if (!parts[i][1])
            continue;
        zip_source_t *source = zip_source_buffer(zip, parts[i][1], strlen(parts[i][1]), 0);
        assert_true(zip_file_add(zip, parts[i][0], source, ZIP_FL_OVERWRITE) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

static void make_book(const char *path, const char *workbook, const char *relations,
                      const char *sheet)
{
    const char *const parts[][2] = {{"xl/workbook.xml", workbook},
                                    {"xl/_rels/workbook.xml.rels", relations},
                                    {"xl/worksheets/s.xml", sheet}};
    make_parts(path, parts, 3);
}

// Why this sheet cannot be read, or "".
static const char *why_not(struct arena *arena, const char *workbook, const char *relations,
                           const char *sheet, const grow_sheet_row **rows, size_t *count)
{
    const char *bytes, *why = "";
    size_t length;
    make_book("book.xlsx", workbook, relations, sheet);
    assert_true(file_read("book.xlsx", arena, &bytes, &length, &why));
    return xlsx_read(bytes, length, arena, WORDS_EN, rows, count, &why) ? "" : why;
}

static void test_sheets(void **state)
{
    static const char SHEET[] =
        "<worksheet><sheetData>"
        "<row r='2'><c r='B2' t='inlineStr'><is><r><t>x</t></r><r><t>y</t></r></is></c>"
        "<c><v>0.30000000000000004</v></c></row>"
        "<row><c t='str'><v>z</v></c><c r='D3'/></row></sheetData></worksheet>";
    struct arena arena;
    const grow_sheet_row *rows;
    size_t count;
    (void)state;
    arena_init(&arena);
    assert_string_equal(why_not(&arena, WORKBOOK, RELATIONS, SHEET, &rows, &count), "");
    assert_int_equal(count, 2);
    assert_int_equal(rows[0].number, 2);
    assert_null(rows[0].cells[0]);
    assert_string_equal(rows[0].cells[1], "xy");
    assert_string_equal(rows[0].cells[2], "0.3");
    assert_int_equal(rows[1].number, 3);
    assert_int_equal(rows[1].count, 1);
    assert_string_equal(rows[1].cells[0], "z");
    arena_clear(&arena);
}

static void test_strange(void **state)
{
    static const struct {
        const char *workbook, *relations, *sheet, *why;
    } BOOKS[] = {
        {NULL, RELATIONS, "<w/>", "no part xl/workbook.xml"},
        {WORKBOOK, NULL, "<w/>", "no part xl/_rels/workbook.xml.rels"},
        {WORKBOOK, RELATIONS, NULL, "no part xl/worksheets/s.xml"},
        {WORKBOOK, "<Relationships/>", "<w/>", "does not say where its sheet is"},
        {"<w xmlns:r='r'><sheet name='a' r:id='rId1'/><sheet name='b' r:id='rId2'/></w>", RELATIONS,
         "<w/>", "no sheet 'answers'"},
        {WORKBOOK, RELATIONS, "<w><row>", "no element found"},
        {WORKBOOK, RELATIONS, "<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>", "document type"},
        {WORKBOOK, RELATIONS, "<w><row r='3'/><row r='2'/></w>", "not in order"},
        {WORKBOOK, RELATIONS, "<w><row r='99999999999'/></w>", "not in order"},
        {WORKBOOK, RELATIONS, "<w><row><c r='ZZZZZZZ1'><v>1</v></c></row></w>", "256 cells"},
        {WORKBOOK, RELATIONS, "<w><row><c t='s'><v>7</v></c></row></w>", "not there"},
        {WORKBOOK, RELATIONS, "<w><row><c/><c><f>1+1</f><v>2</v></c></row></w>",
         "row 1, column 2 of the sheet is a formula"},
    };
    struct arena arena;
    const grow_sheet_row *rows;
    size_t count;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof BOOKS / sizeof *BOOKS; i++) {
        const char *why =
            why_not(&arena, BOOKS[i].workbook, BOOKS[i].relations, BOOKS[i].sheet, &rows, &count);
        if (!strstr(why, BOOKS[i].why))
            fail_msg("'%s' is not in '%s'", BOOKS[i].why, why);
    }
    static const char BROKEN[] = "PK\003\004 and nothing more";
    const char *why = "";
    assert_false(xlsx_read(BROKEN, sizeof BROKEN, &arena, WORDS_EN, &rows, &count, &why));
    assert_non_null(strstr(why, "it is no workbook"));
    arena_clear(&arena);
}

// Small packages that unpack to more than is kept: so many pieces between a beginning and an end.
static void test_bombs(void **state)
{
    static const struct {
        const char *begin, *piece, *end;
        size_t times;
        const char *why;
    } BOMBS[] = {
        {"<w>", "<row><c r='IV'><v>1</v></c></row>", "</w>", 10000, "too many cells"},
        {"<w><row><c t='str'><v>", "aaaaaaaaaaaaaaaa", "</v></c></row></w>", 70000, "1 MiB"},
        {"<w>", "<row/>", "</w>", 10000, ""},
    };
    struct arena arena;
    const grow_sheet_row *rows;
    size_t count;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof BOMBS / sizeof *BOMBS; i++) {
        size_t each = strlen(BOMBS[i].piece), length = strlen(BOMBS[i].begin);
        char *sheet = arena_alloc(&arena, BOMBS[i].times * each + 200);
        memcpy(sheet, BOMBS[i].begin, length);
        for (size_t k = 0; k < BOMBS[i].times; k++, length += each)
            memcpy(sheet + length, BOMBS[i].piece, each);
        memcpy(sheet + length, BOMBS[i].end, strlen(BOMBS[i].end) + 1);
        const char *why = why_not(&arena, WORKBOOK, RELATIONS, sheet, &rows, &count);
        if (*BOMBS[i].why ? !strstr(why, BOMBS[i].why) : *why)
            fail_msg("'%s' is not in '%s'", BOMBS[i].why, why);
    }
    assert_int_equal(count, 0);
    assert_non_null(rows); // a sheet with nothing in it is one
    arena_clear(&arena);
}

// What is kept is counted over all sheets, of which each reads the texts that they share.
static void test_many_sheets(void **state)
{
    enum { SHEETS = 32, TEXTS = 100000, ROOM = 100 };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    char *book = arena_alloc(&arena, (SHEETS + 2) * ROOM), *at = book;
    at += snprintf(at, ROOM, "<workbook xmlns:r='r'><sheets>");
    for (int i = 0; i < SHEETS; i++)
        at += snprintf(at, ROOM, "<sheet name='s%d' r:id='rId1'/>", i);
    snprintf(at, ROOM, "</sheets></workbook>");
    static const char TEXT[] = "<si><t>a</t></si>";
    size_t each = sizeof TEXT - 1;
    char *texts = arena_alloc(&arena, TEXTS * each + ROOM), *to = texts + 3;
    memcpy(texts, "<t>", 3);
    for (size_t i = 0; i < TEXTS; i++, to += each)
        memcpy(to, TEXT, each);
    memcpy(to, "</t>", 5);
    const char *const parts[][2] = {{"xl/workbook.xml", book},
                                    {"xl/_rels/workbook.xml.rels", RELATIONS},
                                    {"xl/sharedStrings.xml", texts},
                                    {"xl/worksheets/s.xml", "<w/>"}};
    make_parts("form.xlsx", parts, 4);
    const char *bytes, *why = NULL;
    size_t length, count;
    const grow_foreign_sheet *sheets;
    assert_true(file_read("form.xlsx", &arena, &bytes, &length, &why));
    assert_false(xlsx_read_all(bytes, length, &arena, WORDS_EN, &sheets, &count, &why));
    assert_string_equal(why, "it has too many cells");
    arena_clear(&arena);
}

// --- the sheets of a form ---

#define CELLS(a, b, c) \
    "<row><c t='str'><v>" a "</v></c><c t='str'><v>" b "</v></c><c t='str'><v>" c "</v></c></row>"

struct given {
    char text[4096];
    size_t files;
};

static void take_file(void *context, const char *path, const char *text)
{
    struct given *given = context;
    given->files++;
    if (strstr(path, "questionnaire.yaml"))
        snprintf(given->text, sizeof given->text, "%s", text);
}

static bool take_report(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)bytes;
    (void)length;
    return true;
}

// Every sheet of a workbook is found by its name, and together they are a form.
static void test_form(void **state)
{
    static const char BOOK_OF_TWO[] =
        "<workbook xmlns:r='r'><sheets><sheet name='choices' r:id='rId2'/>"
        "<sheet name='survey' r:id='rId1'/></sheets></workbook>";
    static const char BOTH[] =
        "<Relationships><Relationship Id='rId1' Target='worksheets/s.xml'/>"
        "<Relationship Id='rId2' Target='worksheets/t.xml'/></Relationships>";
    static const char SURVEY[] = "<worksheet><sheetData>" CELLS("type", "name", "label")
        CELLS("select_one eens", "G01", "Wij overleggen.") "</sheetData></worksheet>";
    static const char CHOICES[] =
        "<worksheet><sheetData>"
        "<row><c t='str'><v>list_name</v></c><c t='str'><v>name</v></c><c t='str'><v>label</v></c>"
        "<c t='str'><v>score</v></c></row>"
        "<row><c t='str'><v>eens</v></c><c t='str'><v>nee</v></c><c t='str'><v>Nee</v></c>"
        "<c><v>0</v></c></row>"
        "<row><c t='str'><v>eens</v></c><c t='str'><v>ja</v></c><c t='str'><v>Ja</v></c>"
        "<c><v>1</v></c></row></sheetData></worksheet>";
    const char *const parts[][2] = {{"xl/workbook.xml", BOOK_OF_TWO},
                                    {"xl/_rels/workbook.xml.rels", BOTH},
                                    {"xl/worksheets/s.xml", SURVEY},
                                    {"xl/worksheets/t.xml", CHOICES}};
    struct arena arena;
    struct given given = {.files = 0};
    const char *bytes, *why = "";
    size_t length;
    (void)state;
    arena_init(&arena);
    make_parts("form.xlsx", parts, 4);
    assert_true(file_read("form.xlsx", &arena, &bytes, &length, &why));
    grow_foreign form = {.name = "form.xlsx"};
    if (!xlsx_read_all(bytes, length, &arena, WORDS_EN, &form.sheets, &form.sheet_count, &why))
        fail_msg("%s", why);
    assert_int_equal(form.sheet_count, 2);
    assert_string_equal(form.sheets[0].name, "choices");
    assert_int_equal(form.sheets[1].row_count, 2);
    const grow_foreign_files files = {take_file, &given};
    const grow_sink nowhere = {take_report, NULL};
    grow_diagnostics *problems = grow_diagnostics_new();
    assert_true(grow_foreign_pack(&form, "klein", &files, &nowhere, problems));
    assert_int_equal(given.files, 3); // a script, a case, the questions
    assert_non_null(strstr(given.text, "- { is: nee, label: \"Nee\" }"));
    assert_non_null(strstr(given.text, "text: \"Wij overleggen.\""));
    grow_diagnostics_free(problems);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round_trip, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_form, scratch_enter, scratch_leave),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test_setup_teardown(test_sheets, scratch_enter, scratch_leave),
        cmocka_unit_test_setup_teardown(test_strange, scratch_enter, scratch_leave),
        cmocka_unit_test_setup_teardown(test_bombs, scratch_enter, scratch_leave),
        cmocka_unit_test_setup_teardown(test_many_sheets, scratch_enter, scratch_leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
