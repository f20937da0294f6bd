// One value of a dossier: checks a node against what its question takes and says what to write when
// it does not fit. Used for files, and for what the terminal and the web hand in. It must not know
// where in a dossier the value stands, nor which role gave it.
#include "model/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "model/dossier_take.h"

enum { CHOICES_SHOWN = 24 };

static const char DONT_KNOW[] = "dont_know";
static const char NOT_APPLICABLE[] = "not_applicable";

bool dossier_take_refuse(const struct taker *taker, const struct node *node, const char *message,
                         const char *help)
{
    struct diag *diag = diag_add(taker->diags, taker->code, node->span, "'%s' %s",
                                 taker->question->id, diag_say(taker->diags, message));
    diag_help(taker->diags, diag, "%s", diag_say(taker->diags, help));
    return false;
}

SAYS static const char *kind_name(const struct node *node)
{
    return node->kind == NODE_LIST ? "a list" : node->kind == NODE_MAP ? "a mapping" : "one value";
}

// --- choices ---

// The ids of the options, or the points of the scale, in the pack's order.
static const char **choices_of(const struct taker *taker, size_t *count)
{
    const struct question *question = taker->question;
    const struct scale *scale = question->type == QUESTION_SCALE ? question->scale : NULL;
    bool states = scale && !scale->strict && !taker->is_cell;
    size_t own = scale ? scale->count : question->option_count;
    const char **choices = arena_array(taker->arena, own + 2, sizeof *choices);
    *count = own;
    for (size_t i = 0; i < own; i++)
        choices[i] = scale ? scale->points[i].is : question->options[i].id;
    if (states) {
        choices[(*count)++] = DONT_KNOW;
        choices[(*count)++] = NOT_APPLICABLE;
    }
    return choices;
}

static const char *choices_text(const struct taker *taker, const char **choices, size_t count)
{
    struct buf out;
    buf_init(&out, 4096);
    for (size_t i = 0; i < count && i < CHOICES_SHOWN; i++) {
        if (i > 0)
            buf_puts(&out, ", ");
        buf_puts(&out, choices[i]);
    }
    if (count > CHOICES_SHOWN)
        buf_puts(&out, ", ...");
    const char *text = arena_text_n(taker->arena, out.text, out.length);
    buf_clear(&out);
    return text;
}

// Not one of the choices: says which there are, and which one is near. Always false.
static bool refuse_choice(const struct taker *taker, const struct node *node)
{
    struct diag *diag = diag_add(taker->diags, taker->code, node->span, "'%s' does not take '%s'",
                                 taker->question->id, node->text);
    if (diag == &taker->diags->unseen)
        return false; // a file of nothing but errors makes no long texts
    size_t count;
    const char **choices = choices_of(taker, &count);
    diag_help(taker->diags, diag, "it takes %s", choices_text(taker, choices, count));
    diag_suggest(taker->diags, diag, node->text, choices, count);
    return false;
}

bool dossier_take_scalar(const struct taker *taker, const struct node *node, const char *wanted)
{
    if (node->kind == NODE_SCALAR && !node_is_null(node))
        return true;
    SAYS const char *found = node->kind == NODE_SCALAR ? "nothing" : kind_name(node);
    return dossier_take_refuse(
        taker, node,
        diag_textf(taker->diags, "takes %s, not %s", diag_say(taker->diags, wanted),
                   diag_say(taker->diags, found)),
        diag_textf(taker->diags, "write %s here", diag_say(taker->diags, wanted)));
}

// --- scales ---

static const struct point *point_find(const struct scale *scale, const struct node *node)
{
    double number = 0;
    bool is_number = !node->quoted && num_parse(node->text, &number);
    for (size_t i = 0; i < scale->count; i++) {
        const struct point *point = &scale->points[i];
        if (scale->words ? text_equal(point->is, node->text) : is_number && point->number == number)
            return point;
    }
    return NULL;
}

static bool take_state(const struct taker *taker, const struct node *node, struct answer *answer)
{
    if (taker->is_cell)
        return dossier_take_refuse(taker, node, "is a column and takes a value",
                                   "write a value here");
    if (taker->question->scale->strict)
        return dossier_take_refuse(taker, node,
                                   diag_textf(taker->diags, "does not take '%s'", node->text),
                                   "write a point of its scale, or leave the answer out");
    answer->state = text_equal(node->text, DONT_KNOW) ? ANSWER_DONT_KNOW : ANSWER_NOT_APPLICABLE;
    return true;
}

static bool take_scale(const struct taker *taker, const struct node *node, struct answer *answer)
{
    const struct scale *scale = taker->question->scale;
    SAYS const char *wanted = scale->words ? "a word of its scale" : "a number of its scale";
    double number;
    if (!dossier_take_scalar(taker, node, wanted))
        return false;
    const struct point *point = point_find(scale, node);
    if (point) {
        answer->value = scale->words ? value_word(point->is) : value_number(point->number, 0);
        return true;
    }
    if (text_equal(node->text, DONT_KNOW) || text_equal(node->text, NOT_APPLICABLE))
        return take_state(taker, node, answer);
    if (!scale->words && node->quoted && num_parse(node->text, &number))
        return dossier_take_refuse(taker, node, "takes a number, and this one stands in quotes",
                                   "write it without quotes");
    return refuse_choice(taker, node);
}

// --- texts ---

static bool is_empty(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static bool take_text(const struct taker *taker, const struct node *node, struct answer *answer)
{
    if (!dossier_take_scalar(taker, node, "a text"))
        return false;
    size_t length = strlen(node->text);
    // The two states of scaled questions are no texts: taken for one, they would count as said.
    // Quotes make no difference, since JSON has quotes around every word.
    if (!taker->is_cell &&
        (text_equal(node->text, DONT_KNOW) || text_equal(node->text, NOT_APPLICABLE)))
        return dossier_take_refuse(taker, node,
                                   diag_textf(taker->diags, "does not take %s", node->text),
                                   "leave the answer out, or write a text");
    if (is_empty(node->text))
        return dossier_take_refuse(taker, node, "takes a text, and this one is empty",
                                   taker->is_cell ? "write a text here"
                                                  : "leave it out, or write a text");
    size_t points = text_points(node->text, length);
    if (points > DOSSIER_TEXT)
        return dossier_take_refuse(taker, node,
                                   diag_textf(taker->diags,
                                              "takes a text of at most %d characters, not %zu",
                                              DOSSIER_TEXT, points),
                                   "make the text shorter");
    if (text_valid_until(node->text, length) < length)
        return dossier_take_refuse(taker, node, "takes a text in UTF-8", "write the text again");
    for (const char *at = node->text; *at;) {
        uint32_t point = text_next(&at, node->text + length);
        if (point == 0xFEFF || !text_point_is_clean(point))
            return dossier_take_refuse(
                taker, node,
                diag_textf(taker->diags, "holds the character U+%04X", (unsigned)point),
                "take out this character, which cannot be seen or changes the text "
                "around it");
    }
    const char *rest = node->text;
    int lines = 0;
    while (text_next_line(&rest, &length))
        lines++;
    if (taker->question->most > 0 && lines > taker->question->most)
        return dossier_take_refuse(taker, node,
                                   diag_textf(taker->diags, "takes at most %d lines, not %d",
                                              taker->question->most, lines),
                                   "take out the lines that matter least");
    answer->value = value_text(arena_text(taker->arena, node->text));
    return true;
}

// --- options ---

// The index of the option that a node names; -1 after a diagnostic.
static int option_of(const struct taker *taker, const struct node *node)
{
    if (!dossier_take_scalar(taker, node, "a word"))
        return -1;
    for (size_t i = 0; i < taker->question->option_count; i++) {
        if (text_equal(taker->question->options[i].id, node->text))
            return (int)i;
    }
    refuse_choice(taker, node);
    return -1;
}

static bool take_single(const struct taker *taker, const struct node *node, struct answer *answer)
{
    int option = option_of(taker, node);
    if (option < 0)
        return false;
    answer->value = value_word(taker->question->options[option].id);
    return true;
}

static bool check_list(const struct taker *taker, const struct node *node)
{
    const struct question *question = taker->question;
    bool ranking = question->type == QUESTION_RANKING;
    if (node->kind != NODE_LIST) {
        const char *text = node->kind == NODE_SCALAR ? node->text : "...";
        return dossier_take_refuse(
            taker, node,
            diag_textf(taker->diags, "takes a list, not %s",
                       diag_say(taker->diags, kind_name(node))),
            diag_textf(taker->diags, "write it between brackets: [%s]", text));
    }
    if (ranking && node->count == 0)
        return dossier_take_refuse(taker, node, "takes an order, and this list is empty",
                                   "leave it out, or name at least one option");
    if (question->most > 0 && node->count > (size_t)question->most)
        return dossier_take_refuse(
            taker, node,
            diag_textf(taker->diags, "takes at most %d, not %zu", question->most, node->count),
            "take out the ones that matter least");
    return true;
}

// A multiple stands in the pack's order afterwards, a ranking in its own.
static bool take_list(const struct taker *taker, const struct node *node, struct answer *answer)
{
    const struct question *question = taker->question;
    if (!check_list(taker, node))
        return false;
    const struct node **chosen =
        arena_array(taker->arena, question->option_count, sizeof(struct node *));
    struct value *words = arena_array(taker->arena, question->option_count, sizeof *words);
    size_t count = 0;
    bool good = true;
    for (size_t i = 0; i < node->count; i++) {
        int option = option_of(taker, node->items[i]);
        if (option < 0) {
            good = false;
        } else if (chosen[option]) {
            good = dossier_take_refuse(
                taker, node->items[i],
                diag_textf(taker->diags, "names '%s' twice", node->items[i]->text),
                "name each option once");
        } else {
            chosen[option] = node->items[i];
            words[count++] = value_word(question->options[option].id);
        }
    }
    if (question->type == QUESTION_MULTIPLE) {
        count = 0;
        for (size_t i = 0; i < question->option_count; i++) {
            if (chosen[i])
                words[count++] = value_word(question->options[i].id);
        }
    }
    answer->value = (struct value){.kind = VALUE_LIST, .items = words, .count = count};
    if (count == 0)
        answer->state = ANSWER_NONE; // nothing chosen is nothing said
    return good;
}

// --- tables ---

static bool take(const struct taker *taker, const struct node *node, struct answer *answer);

static bool check_columns(const struct taker *taker, const struct node *row)
{
    const struct question *table = taker->question;
    const char **names = arena_array(taker->arena, table->column_count, sizeof *names);
    bool good = true;
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = table->columns[i].id;
    for (size_t k = 0; k < row->count; k++) {
        const struct node *key = row->keys[k];
        bool known = false;
        for (size_t i = 0; i < table->column_count && !known; i++)
            known = text_equal(names[i], key->text);
        if (known)
            continue;
        struct diag *diag = diag_add(taker->diags, taker->code, key->span,
                                     "'%s' has no column '%s'", table->id, key->text);
        good = false;
        if (diag == &taker->diags->unseen)
            continue;
        diag_help(taker->diags, diag, "its columns are %s",
                  choices_text(taker, names, table->column_count));
        diag_suggest(taker->diags, diag, key->text, names, table->column_count);
    }
    return good;
}

// Where a message about a whole row points: its first line.
static struct span row_place(const struct node *row)
{
    struct span span = row->span;
    if (span.end_line != span.line) {
        span.end_line = span.line;
        span.end_column = span.column + 1;
    }
    return span;
}

static bool take_row(const struct taker *taker, const struct node *row, struct value *value)
{
    const struct question *table = taker->question;
    if (row->kind != NODE_MAP)
        return dossier_take_refuse(taker, row,
                                   diag_textf(taker->diags, "takes rows with columns, not %s",
                                              diag_say(taker->diags, kind_name(row))),
                                   "write each row as { column: value, ... }");
    struct value *cells = arena_array(taker->arena, table->column_count, sizeof *cells);
    bool good = check_columns(taker, row);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct question *column = &table->columns[i];
        const struct node *node = node_find(row, column->id);
        if (!node) {
            struct diag *diag =
                diag_add(taker->diags, taker->code, row_place(row),
                         "this row of '%s' lacks the column '%s'", table->id, column->id);
            diag_help(taker->diags, diag, "add '%s: ...' to the row", column->id);
            good = false;
            continue;
        }
        struct taker inner = *taker;
        struct answer cell = {.state = ANSWER_VALUE};
        inner.question = column;
        inner.is_cell = true;
        good = take(&inner, node, &cell) && good;
        cells[i] = cell.value;
    }
    *value = (struct value){.kind = VALUE_LIST, .items = cells, .count = table->column_count};
    return good;
}

static bool take_table(const struct taker *taker, const struct node *node, struct answer *answer)
{
    if (node->kind != NODE_LIST)
        return dossier_take_refuse(taker, node,
                                   diag_textf(taker->diags, "takes a list of rows, not %s",
                                              diag_say(taker->diags, kind_name(node))),
                                   "write each row on a line of its own: - { column: value, ... }");
    if (node->count > DOSSIER_ROWS)
        return dossier_take_refuse(
            taker, node,
            diag_textf(taker->diags, "takes at most %d rows, not %zu", DOSSIER_ROWS, node->count),
            "take together rows that belong together");
    struct value *rows = arena_array(taker->arena, node->count, sizeof *rows);
    bool good = true;
    for (size_t i = 0; i < node->count; i++)
        good = take_row(taker, node->items[i], &rows[i]) && good;
    answer->value = (struct value){.kind = VALUE_TABLE, .items = rows, .count = node->count};
    return good;
}

static bool take(const struct taker *taker, const struct node *node, struct answer *answer)
{
    switch (taker->question->type) {
    case QUESTION_SCALE: return take_scale(taker, node, answer);
    case QUESTION_SINGLE: return take_single(taker, node, answer);
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING: return take_list(taker, node, answer);
    case QUESTION_NUMBER: return dossier_take_number(taker, node, answer);
    case QUESTION_YEAR: return dossier_take_year(taker, node, answer);
    case QUESTION_DATE: return dossier_take_date(taker, node, answer);
    case QUESTION_TEXT: return take_text(taker, node, answer);
    case QUESTION_TABLE: return take_table(taker, node, answer);
    }
    return false;
}

bool dossier_value(const struct question *question, const struct pack *pack,
                   const struct node *node, bool is_fact, struct arena *arena,
                   struct answer *answer, struct diags *diags)
{
    (void)pack; // a question knows its scale and options
    struct taker taker = {.question = question,
                          .code = is_fact ? DIAG_FACT_VALUE : DIAG_ANSWER_VALUE,
                          .arena = arena,
                          .diags = diags};
    struct answer taken = {.state = ANSWER_VALUE, .span = node->span};
    if (node_is_null(node) && is_fact) {
        taken.state = ANSWER_NONE;
    } else if (node_is_null(node)) {
        bool states = question->type == QUESTION_SCALE && !question->scale->strict;
        return dossier_take_refuse(
            &taker, node, "has no value",
            states ? "leave the answer out, or write dont_know or not_applicable"
                   : "leave the answer out, or write a value");
    } else if (!take(&taker, node, &taken)) {
        return false;
    }
    *answer = taken;
    return true;
}
