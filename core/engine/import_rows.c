// The rows of a long table back to a dossier: which columns there are, whose fact or answer each
// row is, and what its state says. The values themselves are checked where those of every dossier
// are. Nothing is dropped silently: what contradicts itself, or cannot be placed, is told.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/export.h"
#include "engine/import_nodes.h"
#include "model/dossier_wrap.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct rows {
    struct import_source *source;
    const struct pack *pack;
    struct arena *arena;
    struct diags *diags;
    int place[DATA_COLUMNS]; // of each column in a row; -1: not there
    struct import_row row;
    struct import_cell head[DATA_COLUMNS]; // of the first row, which all rows repeat
    bool has_head;
    const char *hash; // of the dossier that was exported, or NULL
    struct span hash_at;
    struct nodes nodes;
    bool full; // more respondents than a dossier has: nothing more is read
};

// What stands in every row alike.
static const enum data_column HEAD[] = {DATA_PARTNERSHIP, DATA_FICTIONAL, DATA_DATE, DATA_PACK,
                                        DATA_VERSION};

SAYS static void refuse(struct rows *rows, struct span at, const char *message, const char *help)
{
    struct diag *diag =
        diag_add(rows->diags, DIAG_DATA_ROW, at, "%s", diag_say(rows->diags, message));
    diag_help(rows->diags, diag, "%s", diag_say(rows->diags, help));
}

static struct import_cell cell_of(const struct rows *rows, enum data_column column)
{
    int place = rows->place[column];
    if (place < 0 || (size_t)place >= rows->row.count)
        return (struct import_cell){"", rows->row.span};
    struct import_cell cell = rows->row.cells[place];
    cell.text = export_restored(rows->arena, cell.text);
    return cell;
}

static const char *text_of(const struct rows *rows, enum data_column column)
{
    return cell_of(rows, column).text;
}

// --- the first row ---

static int column_of(const char *text)
{
    for (int i = 0; i < DATA_COLUMNS; i++)
        if (text_equal(export_columns[i], text))
            return i;
    return -1;
}

static void take_name(struct rows *rows, int number)
{
    const struct import_cell *cell = &rows->row.cells[number];
    int column = column_of(cell->text);
    if (column >= 0 && rows->place[column] < 0) {
        rows->place[column] = number;
        return;
    }
    if (column < 0 && cell->text[0] == '\0')
        return; // cells below it are told when there are any
    struct diag *diag = diag_add(
        rows->diags, DIAG_DATA_SYNTAX, cell->span,
        column < 0 ? "'%s' is no column of an export" : "the column '%s' stands twice", cell->text);
    diag_help(rows->diags, diag, "take the column out");
    if (column < 0)
        diag_suggest(rows->diags, diag, cell->text, export_columns, DATA_COLUMNS);
}

static bool is_needed(int column)
{
    static const bool NEEDED[DATA_COLUMNS] = {
#define COLUMN(name, word, need) need,
#include "engine/columns.def"
#undef COLUMN
    };
    return NEEDED[column];
}

static void tell_no_table(struct rows *rows, struct span at)
{
    struct diag *diag =
        diag_add(rows->diags, DIAG_DATA_SYNTAX, at, "this is no export in the long form");
    diag_help(rows->diags, diag,
              "its first row has the names of the columns: partnership, fictional, date, ...");
    diag_help(rows->diags, diag, "the wide form cannot be read back; use --format csv or xlsx");
}

static bool read_names(struct rows *rows)
{
    size_t errors = rows->diags->errors;
    for (int i = 0; i < DATA_COLUMNS; i++)
        rows->place[i] = -1;
    if (!import_next(rows->source, &rows->row)) {
        if (rows->diags->errors == errors)
            tell_no_table(rows, (struct span){rows->source->file, 1, 1, 1, 2});
        return false;
    }
    bool known[DATA_COLUMNS] = {false};
    for (size_t i = 0; i < rows->row.count; i++) {
        int column = column_of(rows->row.cells[i].text);
        if (column >= 0)
            known[column] = true;
    }
    if (!known[DATA_QUESTION] || !known[DATA_STATE]) {
        tell_no_table(rows, rows->row.span);
        return false;
    }
    for (size_t i = 0; i < rows->row.count; i++)
        take_name(rows, (int)i);
    for (int i = 0; i < DATA_COLUMNS; i++) {
        if (known[i] || !is_needed(i))
            continue;
        struct diag *diag = diag_add(rows->diags, DIAG_DATA_SYNTAX, rows->row.span,
                                     "the column '%s' is missing", export_columns[i]);
        diag_help(rows->diags, diag, "export again, and keep this column");
    }
    return rows->diags->errors == errors;
}

// --- one row ---

static void check_head(struct rows *rows)
{
    for (size_t i = 0; i < COUNT(HEAD); i++) {
        struct import_cell cell = cell_of(rows, HEAD[i]);
        const struct import_cell *first = &rows->head[HEAD[i]];
        if (!rows->has_head) {
            rows->head[HEAD[i]] = cell;
        } else if (!text_equal(cell.text, first->text)) {
            struct diag *diag =
                diag_add(rows->diags, DIAG_DATA_ROW, cell.span,
                         "'%s' is not '%s', as in the first row", cell.text, first->text);
            diag_note_at(rows->diags, diag, first->span, "the first row is here");
            diag_help(rows->diags, diag, "a file holds one dossier: %s is the same in every row",
                      export_columns[HEAD[i]]);
        }
    }
    rows->has_head = true;
}

// What stands where no column has a name.
static void check_stray(struct rows *rows)
{
    for (size_t i = 0; i < rows->row.count; i++) {
        bool named = false;
        for (int k = 0; k < DATA_COLUMNS && !named; k++)
            named = rows->place[k] == (int)i;
        if (!named && rows->row.cells[i].text[0] != '\0')
            refuse(rows, rows->row.cells[i].span, "this cell stands in a column without a name",
                   "take it out; a text with the delimiter in it stands in quotes");
    }
}

// -1 after a diagnostic.
static int state_of(struct rows *rows)
{
    struct import_cell cell = cell_of(rows, DATA_STATE);
    for (int i = 0; i < DATA_STATES; i++)
        if (text_equal(export_states[i], cell.text))
            return i;
    struct diag *diag =
        diag_add(rows->diags, DIAG_BAD_WORD, cell.span, "'%s' is not a state", cell.text);
    diag_help(rows->diags, diag,
              "the states are value, dont_know, not_applicable, unanswered, "
              "not_shown and left_out");
    diag_suggest(rows->diags, diag, cell.text, export_states, DATA_STATES);
    return -1;
}

// A number or a day, as dossiers write them.
static const struct node *digits_node(struct rows *rows, struct import_cell cell, bool date)
{
    const char *text = import_digits(rows->source, cell, date);
    bool null = text && (text_equal(text, "null") || text_equal(text, "~"));
    return text ? nodes_scalar(&rows->nodes, text, date || null, cell.span) : NULL;
}

// The value of a cell as its question has it; of a question that the pack does not have, anything.
static const struct node *value_node(struct rows *rows, const struct question *question)
{
    struct import_cell cell = cell_of(rows, DATA_VALUE);
    if (!question)
        return nodes_scalar(&rows->nodes, cell.text, true, cell.span);
    if (cell.text[0] == '\0') {
        refuse(rows, cell.span, "the state says that there is a value, and there is none",
               "write the value, or the state unanswered");
        return NULL;
    }
    switch (question->type) {
    case QUESTION_NUMBER:
    case QUESTION_YEAR: return digits_node(rows, cell, false);
    case QUESTION_DATE: return digits_node(rows, cell, true);
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING: return nodes_list(&rows->nodes, cell.text, cell.span);
    case QUESTION_SCALE: {
        bool state = text_equal(cell.text, export_states[DATA_DONT_KNOW]) ||
                     text_equal(cell.text, export_states[DATA_NOT_APPLICABLE]);
        if (!question->scale->words && !state)
            return digits_node(rows, cell, false);
        break;
    }
    default: break;
    }
    return nodes_scalar(&rows->nodes, cell.text, true, cell.span);
}

static void note_left_out(struct rows *rows)
{
    if (rows->nodes.left_out++ == 0)
        rows->nodes.left_out_at = cell_of(rows, DATA_STATE).span;
}

static void take_single(struct rows *rows, struct nodes_entry *entry,
                        const struct question *question, enum data_state state)
{
    struct import_cell value = cell_of(rows, DATA_VALUE);
    struct span at = cell_of(rows, DATA_STATE).span;
    bool table = question && question->type == QUESTION_TABLE;
    switch (state) {
    case DATA_IS_VALUE:
    case DATA_NOT_SHOWN:
        if (table && text_equal(text_of(rows, DATA_ROW), "0"))
            entry->value = nodes_empty(&rows->nodes, at);
        else if (state == DATA_IS_VALUE || value.text[0] != '\0')
            entry->value = value_node(rows, question);
        return;
    case DATA_DONT_KNOW:
    case DATA_NOT_APPLICABLE:
        entry->value = nodes_scalar(&rows->nodes, export_states[state], false, at);
        break;
    case DATA_LEFT_OUT: note_left_out(rows); break;
    case DATA_UNANSWERED:
    case DATA_STATES: break;
    }
    if (value.text[0] != '\0')
        refuse(rows, value.span, "there is a value, and the state says that there is none",
               "write the state value, or take the value out");
}

// The number of a row of a table, or 0 after a diagnostic.
static size_t row_number(struct rows *rows)
{
    struct import_cell cell = cell_of(rows, DATA_ROW);
    double number = 0;
    for (int i = 1; i <= DOSSIER_ROWS; i++)
        if (num_parse(cell.text, &number) && number == (double)i)
            return (size_t)i;
    struct diag *diag = diag_add(rows->diags, DIAG_DATA_ROW, cell.span,
                                 "'%s' is not the number of a row", cell.text);
    diag_help(rows->diags, diag, "write a whole number from 1 to %d", DOSSIER_ROWS);
    return 0;
}

static const struct question *table_column(const struct question *table, const char *id)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (text_equal(table->columns[i].id, id))
            return &table->columns[i];
    return NULL;
}

static void take_cell(struct rows *rows, struct nodes_entry *entry, const struct question *table,
                      enum data_state state)
{
    struct import_cell column = cell_of(rows, DATA_COLUMN);
    size_t number = row_number(rows);
    if (number == 0)
        return;
    if (!entry->table)
        entry->table = arena_alloc(rows->arena, sizeof *entry->table);
    struct nodes_map **row = &entry->table->rows[number - 1];
    if (!*row)
        *row = arena_alloc(rows->arena, sizeof **row);
    if (number > entry->table->last)
        entry->table->last = number;
    for (size_t i = 0; i < (*row)->count; i++) {
        if (!text_equal((*row)->keys[i]->text, column.text))
            continue;
        refuse(rows, column.span, "this cell of the table stands twice", "keep one of the two");
        return;
    }
    const struct node *value = NULL;
    if (state == DATA_LEFT_OUT) {
        if (!entry->table->left_out)
            note_left_out(rows);
        entry->table->left_out = true;
        value = nodes_scalar(&rows->nodes, "", true, column.span);
    } else if (state == DATA_IS_VALUE || state == DATA_NOT_SHOWN) {
        value = value_node(rows, table_column(table, column.text));
    } else {
        refuse(rows, cell_of(rows, DATA_STATE).span, "a cell of a table always has a value",
               "write the state value and the value, or take out the whole row of the table");
    }
    nodes_add(&rows->nodes, *row, nodes_scalar(&rows->nodes, column.text, false, column.span),
              value ? value : nodes_scalar(&rows->nodes, "", true, column.span));
}

static void take_answer(struct rows *rows, struct nodes_holder *holder)
{
    struct import_cell id = cell_of(rows, DATA_QUESTION);
    int state = state_of(rows);
    bool fresh;
    if (state < 0)
        return;
    if (id.text[0] == '\0') {
        refuse(rows, id.span, "this row does not say which question it is about",
               "write the id of the question");
        return;
    }
    const struct question *question = pack_question_find(rows->pack, id.text);
    struct nodes_entry *entry = nodes_entry(&rows->nodes, holder, id.text, id.span, &fresh);
    bool table = question && question->type == QUESTION_TABLE;
    bool cell = table && text_of(rows, DATA_COLUMN)[0] != '\0';
    if (!fresh && !(cell && entry->table)) {
        struct diag *diag =
            diag_add(rows->diags, DIAG_DATA_ROW, id.span, "a second row for '%s'", id.text);
        diag_note_at(rows->diags, diag, entry->key->span, "the first one is here");
        diag_help(rows->diags, diag, "keep one of the two");
    } else if (cell) {
        take_cell(rows, entry, question, (enum data_state)state);
    } else {
        take_single(rows, entry, question, (enum data_state)state);
    }
}

// Whose row it is; NULL after a diagnostic.
static struct nodes_holder *find_respondent(struct rows *rows)
{
    struct import_cell id = cell_of(rows, DATA_RESPONDENT), role = cell_of(rows, DATA_ROLE);
    if (id.text[0] == '\0') {
        refuse(rows, id.span, "this row does not say whose answer it is",
               "write the id of the respondent");
        return NULL;
    }
    struct nodes_holder *holder = nodes_respondent(&rows->nodes, id.text, id.span);
    if (rows->nodes.count > DOSSIER_RESPONDENTS) {
        struct diag *diag = diag_add(rows->diags, DIAG_TOO_BIG, id.span, "more than %d respondents",
                                     DOSSIER_RESPONDENTS);
        diag_help(rows->diags, diag, "divide them over more dossiers");
        rows->full = true;
        return NULL;
    }
    if (!holder->role) {
        holder->role = role.text;
        holder->role_at = role.span;
    } else if (!text_equal(holder->role, role.text)) {
        struct diag *diag =
            diag_add(rows->diags, DIAG_DATA_ROW, role.span, "'%s' has two roles: '%s' and '%s'",
                     id.text, holder->role, role.text);
        diag_note_at(rows->diags, diag, holder->role_at, "the first one is here");
        diag_help(rows->diags, diag, "give each respondent one role");
    }
    return holder;
}

static void take_row(struct rows *rows)
{
    struct import_cell kind = cell_of(rows, DATA_KIND);
    check_head(rows);
    check_stray(rows);
    if (text_equal(kind.text, "fact")) {
        take_answer(rows, &rows->nodes.facts);
    } else if (text_equal(kind.text, "dossier")) {
        rows->hash = text_of(rows, DATA_VALUE);
        rows->hash_at = cell_of(rows, DATA_VALUE).span;
    } else if (text_equal(kind.text, "answer") || text_equal(kind.text, "respondent")) {
        struct nodes_holder *holder = find_respondent(rows);
        if (holder && text_equal(kind.text, "answer"))
            take_answer(rows, holder);
    } else {
        struct diag *diag =
            diag_add(rows->diags, DIAG_BAD_WORD, kind.span, "'%s' is not a kind of row", kind.text);
        diag_help(rows->diags, diag, "the kinds are dossier, fact, answer and respondent");
    }
}

// --- the whole ---

static void add_word(struct rows *rows, struct nodes_map *map, const char *key,
                     enum data_column column)
{
    const struct import_cell *cell = &rows->head[column];
    nodes_add(&rows->nodes, map, nodes_scalar(&rows->nodes, key, false, cell->span),
              nodes_scalar(&rows->nodes, cell->text, true, cell->span));
}

// The word is no `true`, which some spreadsheets translate.
static const struct node *flag_node(struct rows *rows)
{
    const struct import_cell *cell = &rows->head[DATA_FICTIONAL];
    bool yes = text_equal(cell->text, "yes");
    if (!yes && !text_equal(cell->text, "no")) {
        struct diag *diag = diag_add(rows->diags, DIAG_BAD_WORD, cell->span,
                                     "'%s' does not say whether this is fictional", cell->text);
        diag_help(rows->diags, diag, "write yes or no, the same in every row");
    }
    return nodes_scalar(&rows->nodes, yes ? "true" : "false", false, cell->span);
}

static const struct node *root_of(struct rows *rows)
{
    struct nodes *nodes = &rows->nodes;
    struct nodes_map root = {0}, partnership = {0};
    struct span at = rows->head[DATA_PARTNERSHIP].span;
    nodes_add(nodes, &root, nodes_scalar(nodes, "grow-dossier", false, at),
              nodes_scalar(nodes, "1", false, at));
    add_word(rows, &root, "pack", DATA_PACK);
    if (rows->head[DATA_VERSION].text && rows->head[DATA_VERSION].text[0])
        add_word(rows, &root, "pack_version", DATA_VERSION);
    add_word(rows, &partnership, "name", DATA_PARTNERSHIP);
    nodes_add(nodes, &partnership, nodes_scalar(nodes, "fictional", false, at), flag_node(rows));
    nodes_add(nodes, &root, nodes_scalar(nodes, "partnership", false, at),
              nodes_node(nodes, &partnership, at));
    const char *date = import_digits(rows->source, rows->head[DATA_DATE], true);
    nodes_add(nodes, &root, nodes_scalar(nodes, "date", false, rows->head[DATA_DATE].span),
              nodes_scalar(nodes, date, true, rows->head[DATA_DATE].span));
    nodes_add(nodes, &root, nodes_scalar(nodes, "facts", false, at),
              nodes_holder_node(nodes, &nodes->facts, at));
    nodes_add(nodes, &root, nodes_scalar(nodes, "respondents", false, at),
              nodes_respondents_node(nodes, at));
    return nodes_node(nodes, &root, at);
}

struct dossier *import_rows(const struct pack *pack, struct import_source *source,
                            struct arena *arena)
{
    struct diags *diags = source->diags;
    size_t errors = diags->errors;
    struct rows *rows = arena_alloc(arena, sizeof *rows);
    *rows = (struct rows){.source = source, .pack = pack, .arena = arena, .diags = diags};
    nodes_init(&rows->nodes, arena, diags);
    if (!read_names(rows))
        return NULL;
    while (!rows->full && import_next(source, &rows->row))
        take_row(rows);
    if (rows->full)
        return NULL;
    if (!rows->has_head && diags->errors == errors)
        tell_no_table(rows, rows->row.span);
    if (!rows->has_head)
        return NULL;
    struct dossier *dossier = dossier_read_node(pack, arena, root_of(rows), diags);
    if (!dossier || diags->errors != errors)
        return NULL;
    if (rows->nodes.left_out > 0)
        dossier_warn_left_out(diags, rows->nodes.left_out_at, rows->nodes.left_out);
    else if (rows->hash)
        dossier_warn_changed(diags, rows->hash_at, rows->hash, dossier);
    return dossier;
}

const char *import_rows_pack(struct import_source *source)
{
    struct rows *rows = arena_alloc(source->arena, sizeof *rows);
    size_t errors = source->diags->errors;
    *rows = (struct rows){.source = source, .arena = source->arena, .diags = source->diags};
    if (!read_names(rows))
        return NULL;
    if (import_next(source, &rows->row))
        return text_of(rows, DATA_PACK);
    if (source->diags->errors == errors)
        tell_no_table(rows, rows->row.span);
    return NULL;
}
