// See foreign_sheets.h. One CSV file holds the sheets one under another: a row with a name in its
// first cell begins a sheet, and the cells of the rows under it begin in the second. It must not
// know what a type of question is.
#include "engine/foreign_sheets.h"

#include <string.h>

#include "base/text.h"

static const char *const NAMES[SHEET_COUNT] = {"survey", "choices", "settings"};

static const char *trimmed(struct arena *arena, const char *text)
{
    static const char BLANK[] = " \t\r\n";
    text += strspn(text, BLANK);
    size_t length = strlen(text);
    while (length > 0 && strchr(BLANK, text[length - 1]))
        length--;
    return arena_text_n(arena, text, length);
}

// --- rows ---

static void add_row(struct foreign *form, struct sheet *sheet, const struct import_row *row,
                    size_t first)
{
    ARENA_PUSH(form->arena, sheet->rows, sheet->count, sheet->room);
    size_t count = row->count > first ? row->count - first : 0;
    struct import_cell *cells = arena_array(form->arena, count, sizeof *cells);
    for (size_t i = 0; i < count; i++) {
        cells[i] = row->cells[first + i];
        cells[i].text = trimmed(form->arena, cells[i].text);
    }
    sheet->rows[sheet->count++] =
        (struct sheet_row){cells, count, count > 0 ? cells[0].span : row->span};
}

static struct sheet *sheet_named(struct sheets *sheets, const char *name)
{
    for (size_t i = 0; i < SHEET_COUNT; i++)
        if (text_equal(NAMES[i], name))
            return &sheets->of[i];
    return NULL;
}

static void tell_other_sheet(struct foreign *form, struct span at, const char *name)
{
    foreign_tell(form, FOREIGN_CHANGED, at, name, "this sheet is not read");
}

static bool read_csv(struct foreign *form, const grow_foreign *data, struct sheets *sheets)
{
    struct import_row *row = arena_alloc(form->arena, sizeof *row);
    struct import_source source = {
        .arena = form->arena,
        .diags = form->diags,
        .file = diags_source(form->diags, data->name, data->text, data->length)};
    size_t errors = form->diags->errors;
    struct sheet *sheet = NULL;
    bool any = false, told = false;
    if (!import_csv_open(&source, data->text, data->length))
        return false;
    while (import_csv_next(&source, row)) {
        const char *first = trimmed(form->arena, row->cells[0].text);
        if (first[0] != '\0') {
            sheet = sheet_named(sheets, first);
            any = true;
            if (sheet)
                sheet->at = row->cells[0].span, sheet->file = source.file;
            else
                tell_other_sheet(form, row->cells[0].span, first);
            bool more = false;
            for (size_t i = 1; i < row->count && !told; i++)
                more = more || row->cells[i].text[0] != '\0';
            told |= more; // else each row of a form that is laid out otherwise is told
            if (more)
                foreign_refuse(form, DIAG_FOREIGN_SHAPE, row->cells[1].span,
                               "write the name of a sheet on a row of its own, and leave the first "
                               "cell of every other row empty",
                               "there is more on the row that begins a sheet");
        } else if (sheet) {
            add_row(form, sheet, row, 1);
        } else if (!any) {
            foreign_refuse(form, DIAG_FOREIGN_SHAPE, row->span,
                           "begin with a row that holds 'survey' in its first cell",
                           "this row belongs to no sheet");
            any = true;
        }
    }
    return form->diags->errors == errors;
}

static void read_sheet(struct foreign *form, const grow_foreign *data,
                       const grow_foreign_sheet *from, struct sheets *sheets)
{
    struct sheet *sheet = sheet_named(sheets, from->name);
    int file = diags_sheet(form->diags, data->name, from->name);
    struct span at = {file, 0, 0, 0, 0};
    if (!sheet) {
        tell_other_sheet(form, at, from->name);
        return;
    }
    struct import_row *row = arena_alloc(form->arena, sizeof *row);
    struct import_source source = {.arena = form->arena,
                                   .diags = form->diags,
                                   .file = file,
                                   .rows = from->rows,
                                   .row_count = from->row_count};
    sheet->at = at;
    sheet->file = file;
    while (import_sheet_next(&source, row))
        add_row(form, sheet, row, 0);
}

bool sheets_read(struct foreign *form, const grow_foreign *data, struct sheets *sheets)
{
    size_t errors = form->diags->errors;
    *sheets = (struct sheets){0};
    for (size_t i = 0; i < SHEET_COUNT; i++) {
        sheets->of[i].name = NAMES[i];
        sheets->of[i].at = SPAN_NONE;
    }
    if (data->text && !read_csv(form, data, sheets))
        return false;
    for (size_t i = 0; i < data->sheet_count; i++)
        read_sheet(form, data, &data->sheets[i], sheets);
    if (sheets->of[SHEET_SURVEY].count == 0)
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, sheets->of[SHEET_SURVEY].at,
                       "an XLSForm has the sheets survey, choices and settings",
                       "the form has no sheet 'survey'");
    return form->diags->errors == errors;
}

// --- columns ---

// "label::Nederlands (nl)": what it is, and in which language. NULL without a language.
static const char *language_of(struct foreign *form, const char *name, const char **base)
{
    const char *colon = strchr(name, ':');
    *base = name;
    if (!colon)
        return NULL;
    *base = trimmed(form->arena, arena_text_n(form->arena, name, (size_t)(colon - name)));
    const char *language = trimmed(form->arena, colon + strspn(colon, ":"));
    const char *bracket = strrchr(language, '(');
    size_t length = bracket ? strcspn(bracket + 1, ")") : 0;
    return bracket ? trimmed(form->arena, arena_text_n(form->arena, bracket + 1, length))
                   : language;
}

static bool has_languages(const char *base)
{
    static const char *const TEXTS[] = {"label", "hint"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        if (text_equal(TEXTS[i], base))
            return true;
    return false;
}

static void read_column(struct foreign *form, struct sheet *sheet, const struct import_cell *cell,
                        const struct foreign_rule *rules, size_t count)
{
    const char *base, *language = language_of(form, cell->text, &base);
    struct sheet_column *column = &sheet->columns[sheet->column_count];
    *column = (struct sheet_column){.name = cell->text, .language = -1, .at = cell->span};
    column->rule = foreign_rule_find(rules, count, language ? base : cell->text);
    if (column->rule && has_languages(base)) {
        form->assumed = form->assumed || !language;
        column->language =
            foreign_language(form, language ? language : form->introduction, cell->span);
    }
    for (size_t i = 0; column->rule && column->rule->kind == 0 && i < sheet->column_count; i++)
        if (sheet->columns[i].rule == column->rule &&
            sheet->columns[i].language == column->language)
            foreign_refuse(form, DIAG_FOREIGN_NAME, cell->span, "take one of them away",
                           "the column '%s' stands twice", cell->text);
    sheet->column_count++;
}

bool sheet_columns(struct foreign *form, struct sheet *sheet, const struct foreign_rule *rules,
                   size_t count)
{
    size_t errors = form->diags->errors;
    sheet->rules = rules;
    sheet->rule_count = count;
    if (sheet->count == 0)
        return true;
    const struct sheet_row *head = &sheet->rows[0];
    sheet->columns = arena_array(form->arena, head->count, sizeof *sheet->columns);
    for (size_t i = 0; i < head->count; i++)
        read_column(form, sheet, &head->cells[i], rules, count);
    for (size_t i = 1; i < sheet->count; i++)
        for (size_t k = head->count; k < sheet->rows[i].count; k++)
            if (sheet->rows[i].cells[k].text[0])
                foreign_refuse(form, DIAG_FOREIGN_SHAPE, sheet->rows[i].cells[k].span,
                               "give the column a name, or empty the cell",
                               "this cell stands under no column");
    return form->diags->errors == errors;
}

// --- cells ---

struct import_cell sheet_cell(const struct foreign *form, const struct sheet *sheet,
                              const struct sheet_row *row, const char *column)
{
    (void)form;
    for (size_t i = 0; i < sheet->column_count && i < row->count; i++)
        if (sheet->columns[i].rule && text_equal(sheet->columns[i].rule->word, column))
            return row->cells[i];
    return (struct import_cell){"", row->span};
}

bool sheet_text(struct foreign *form, const struct sheet *sheet, const struct sheet_row *row,
                const char *column, struct text *text)
{
    bool good = true;
    *text = (struct text){.span = row->span};
    for (size_t i = 0; i < sheet->column_count && i < row->count; i++)
        if (sheet->columns[i].rule && text_equal(sheet->columns[i].rule->word, column))
            good = foreign_put(form, text, sheet->columns[i].language, row->cells[i].text,
                               row->cells[i].span) &&
                   good;
    return good;
}

void sheet_rest(struct foreign *form, struct sheet *sheet, const struct sheet_row *row,
                const char *about)
{
    for (size_t i = 0; i < sheet->column_count && i < row->count; i++) {
        struct sheet_column *column = &sheet->columns[i];
        const struct import_cell *cell = &row->cells[i];
        if (!cell->text[0])
            continue;
        if (!column->rule)
            column->filled++;
        else if (column->rule->fate == FOREIGN_CHANGED)
            foreign_tell(form, FOREIGN_CHANGED, cell->span, about, "%s: %s", column->name,
                         diag_say(form->diags, column->rule->how));
        else if (column->rule->fate == FOREIGN_REFUSED)
            foreign_refuse(form, DIAG_FOREIGN_PART, cell->span, column->rule->how,
                           "'%s' cannot be taken over", column->name);
    }
}

void sheet_unknown(struct foreign *form, const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        if (column->rule || column->filled == 0)
            continue;
        const char *base;
        (void)language_of(form, column->name, &base);
        const char *nearest = foreign_rule_near(form, sheet->rules, sheet->rule_count, base);
        foreign_tell(form, FOREIGN_CHANGED, column->at, column->name,
                     nearest
                         ? "a column of %s that is not known; cells left out: %zu; did you mean "
                           "'%s'?"
                         : "a column of %s that is not known; cells left out: %zu",
                     sheet->name, column->filled, nearest);
    }
}
