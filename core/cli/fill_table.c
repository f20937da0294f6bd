// Asks a table row by row, column by column, for `grow fill`. Every whole row is saved at once.
#include "cli/fill.h"

#include <string.h>

enum { COLUMNS_MOST = 200 };

size_t fill_row_count(const char *rows)
{
    size_t count = 0;
    bool quoted = false;
    for (const char *at = rows; *at; at++) {
        if (quoted && *at == '\\' && at[1])
            at++;
        else if (*at == '"')
            quoted = !quoted;
        else
            count += !quoted && *at == '{';
    }
    return count;
}

// The cell as it stands in a row; NULL when it does not fit.
static const char *take_cell(struct fill *fill, const char *table, size_t column, const char *typed)
{
    grow_diagnostics *problems = command_diagnostics(fill->command->opt);
    const char *cell = grow_form_cell(fill->form, table, column, typed, problems);
    grow_diagnostics_free(problems);
    return cell;
}

static void help(struct fill *fill, const grow_question *column)
{
    if (column->help)
        fill_say(fill, 4, column->help);
    fill_say(fill, 4, fill_takes(fill, column));
    fill_say(fill, 4, fill_word(fill, WORD_FILL_ROW_NEEDED));
}

// Asks the cells of one row. False when the row was dropped.
static bool ask_cells(struct fill *fill, const grow_question *table,
                      const char *cells[COLUMNS_MOST])
{
    for (size_t i = 0; i < table->column_count && i < COLUMNS_MOST;) {
        const grow_question *column = &table->columns[i];
        fill_say(fill, 2, column->text);
        fill_say_choices(fill, column);
        const char *typed = fill_listen(fill);
        if (!typed || fill_is(typed, 's') || fill_is(typed, 'x')) {
            fill->stop |= typed && fill_is(typed, 's');
            fill_say(fill, 2, fill_word(fill, WORD_FILL_ROW_DROPPED));
            return false;
        }
        if (fill_is(typed, '?')) {
            help(fill, column);
        } else if (fill_is(typed, '<')) {
            i -= i > 0;
        } else if (*typed == '\0') {
            fill_say(fill, 4, fill_word(fill, WORD_FILL_ROW_NEEDED));
        } else {
            cells[i] = take_cell(fill, table->id, i, fill_pick(column, typed));
            if (cells[i])
                i++;
            else
                fill_say(fill, 4, fill_word(fill, WORD_FILL_NOT_TAKEN, fill_takes(fill, column)));
        }
    }
    return true;
}

// The rows that there are, and one more.
static const char *with_row(struct fill *fill, const char *rows, const grow_question *table,
                            const char *const cells[COLUMNS_MOST])
{
    struct arena *arena = &fill->command->arena;
    struct buf row;
    buf_init(&row, COMMAND_OUTPUT);
    if (rows && fill_row_count(rows) > 0) {
        buf_add(&row, rows, strlen(rows) - 1); // without the closing bracket
        buf_puts(&row, ", {");
    } else {
        buf_puts(&row, "[{");
    }
    for (size_t i = 0; i < table->column_count && i < COLUMNS_MOST; i++)
        buf_putf(&row, "%s%s: %s", i ? ", " : "", table->columns[i].id, cells[i]);
    buf_puts(&row, "}]");
    const char *text = arena_text_n(arena, row.text, row.length);
    buf_clear(&row);
    return text;
}

// Adds one row. False when it was dropped, or did not fit as a whole.
static bool ask_row(struct fill *fill, int respondent, const grow_question *table)
{
    const char *cells[COLUMNS_MOST] = {0};
    const char *rows = grow_form_answer(fill->form, respondent, table->id);
    size_t number = (rows ? fill_row_count(rows) : 0) + 1;
    fill_say(fill, 2, fill_word(fill, WORD_FILL_ROW, fill_count(fill, number)));
    if (!ask_cells(fill, table, cells))
        return false;
    grow_diagnostics *problems = fill->command->diagnostics;
    return grow_form_set(fill->form, respondent, table->id, with_row(fill, rows, table, cells),
                         problems) &&
           fill_save(fill);
}

void fill_ask_rows(struct fill *fill, int respondent, const grow_question *question)
{
    const char *id = question->id;
    while (!fill->stop) {
        // The question is borrowed until the form changes.
        const grow_question *list;
        size_t count = grow_form_questions(fill->form, respondent, &list), at = 0;
        while (at < count && strcmp(list[at].id, id) != 0)
            at++;
        if (at == count || !ask_row(fill, respondent, &list[at]))
            return;
        fill_say_problems(fill); // while the row is still in mind
        const char *rows = grow_form_answer(fill->form, respondent, id);
        fill_say(fill, 2,
                 fill_word(fill, WORD_FILL_ROW_SAVED, fill_count(fill, fill_row_count(rows))));
        const char *typed = fill_listen(fill);
        if (typed && fill_is(typed, 's'))
            fill->stop = true;
        if (!typed || (!fill_is(typed, '+') && !fill_is(typed, 'j')))
            return;
    }
}
