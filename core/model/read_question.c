// Facts, questions, the columns of a table and the options of a choice. What a key may hold
// depends on the question's type; that table is here. Names of scales, roles and sources are only
// remembered: they may be in a file that is read later.
#include "base/text.h"
#include "model/read.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { YEAR_FIRST = 1990, YEAR_LAST = 2100, MOST_COLUMNS = 40, MOST_CHECKS = 200 };

static const char *const FACT_KEYS[] = {"id",      "text",    "help",    "type",    "scale",
                                        "anchors", "options", "min",     "max",     "above",
                                        "integer", "unit",    "lines",   "columns", "checks",
                                        "fixed",   "when",    "sources", "suggest"};
static const char *const QUESTION_KEYS[] = {
    "id",       "text",    "help",    "type", "scale",   "roles",  "dimension", "weight",
    "reversed", "anchors", "options", "min",  "max",     "above",  "integer",   "unit",
    "lines",    "columns", "checks",  "when", "sources", "suggest"};
static const char *const COLUMN_KEYS[] = {"id",      "label", "help",  "type",   "scale",
                                          "options", "min",   "max",   "above",  "integer",
                                          "unit",    "lines", "fixed", "suggest"};
static const char *const OPTION_KEYS[] = {"id", "label", "when"};
static const char *const CHECK_KEYS[] = {"that", "at", "say"};
static const char *const ROW_CHECK_KEYS[] = {"that", "say"};

static const char *const TYPES[] = {"scale", "single", "multiple", "number", "year",
                                    "date",  "text",   "ranking",  "table"};

#define BIT(type) (1U << (type))

// The keys that only go with some types.
static const struct {
    const char *key;
    unsigned types;
} FITS[] = {
    {"scale", BIT(QUESTION_SCALE)},
    {"anchors", BIT(QUESTION_SCALE)},
    {"reversed", BIT(QUESTION_SCALE)},
    {"options", BIT(QUESTION_SINGLE) | BIT(QUESTION_MULTIPLE) | BIT(QUESTION_RANKING)},
    {"min", BIT(QUESTION_NUMBER)},
    {"max", BIT(QUESTION_NUMBER) | BIT(QUESTION_MULTIPLE) | BIT(QUESTION_TEXT)},
    {"above", BIT(QUESTION_NUMBER)},
    {"integer", BIT(QUESTION_NUMBER)},
    {"unit", BIT(QUESTION_NUMBER)},
    {"lines", BIT(QUESTION_TEXT)},
    {"suggest", BIT(QUESTION_TEXT)},
    {"columns", BIT(QUESTION_TABLE)},
    {"checks", BIT(QUESTION_TABLE)},
};

// False when the type is not known, so that nothing that hangs on it can be read.
static bool read_type(struct read *r, const struct node *node, const char *const keys[],
                      size_t key_count, struct question *question)
{
    int type = QUESTION_SCALE;
    if (node_find(node, "type") != NULL || node_find(node, "scale") == NULL)
        type = read_choice(r, node, "type", READ_REQUIRED, TYPES, COUNT(TYPES));
    if (type < 0)
        return false;
    question->type = (enum question_type)type;
    for (size_t i = 0; i < COUNT(FITS); i++) {
        if ((FITS[i].types & BIT(type)) != 0 || !read_is_key(FITS[i].key, keys, key_count))
            continue;
        for (size_t k = 0; k < node->count; k++)
            if (text_equal(node->keys[k]->text, FITS[i].key))
                diag_add(r->diags, DIAG_UNKNOWN_KEY, node->keys[k]->span,
                         "'%s' does not go with the type '%s'", FITS[i].key, TYPES[type]);
    }
    return true;
}

// --- what the types ask ---

static void read_option(struct read *r, const struct node *node, struct option *option,
                        struct names *names, int index)
{
    option->span = read_place(node);
    if (!read_map(r, node, "an option", OPTION_KEYS, COUNT(OPTION_KEYS)))
        return;
    option->id = read_new_id(r, node, "id", READ_CHOICE, names, index, &option->span);
    read_text(r, node, "label", READ_REQUIRED, &option->label);
    option->when = read_condition(r, node, "when", READ_OPTIONAL);
}

static void read_options(struct read *r, const struct node *node, struct question *question)
{
    const struct node *list = read_list(r, node, "options", READ_REQUIRED, PACK_OPTIONS);
    if (list == NULL)
        return;
    struct names names;
    names_init(&names, r->arena);
    question->options = arena_array(r->arena, list->count, sizeof *question->options);
    question->option_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        read_option(r, list->items[i], &question->options[i], &names, (int)i);
    if (question->type == QUESTION_MULTIPLE) {
        double most = 0;
        read_number(r, node, "max", (struct range){1, (double)list->count, true}, &most);
        question->most = (int)most;
    }
}

static void read_bounds(struct read *r, const struct node *node, struct question *question)
{
    const struct range any = {-1e12, 1e12, false};
    question->integer = read_flag(r, node, "integer");
    question->has_min = read_number(r, node, "min", any, &question->min);
    question->has_max = read_number(r, node, "max", any, &question->max);
    question->has_above = read_number(r, node, "above", any, &question->above);
    question->unit = read_string(r, node, "unit", READ_OPTIONAL);
    if (question->has_max && ((question->has_min && question->min > question->max) ||
                              (question->has_above && question->above >= question->max)))
        diag_add(r->diags, DIAG_OUT_OF_RANGE, node_find(node, "max")->span,
                 "no number lies between these bounds");
}

// Reads what belongs to the type. `column` is -1 for a question.
static void read_answer(struct read *r, const struct node *node, struct question *question,
                        int index, int column)
{
    switch (question->type) {
    case QUESTION_SCALE: {
        const struct node *scale = read_key(r, node, "scale", READ_REQUIRED);
        const struct node *anchors = node_find(node, "anchors");
        if (scale != NULL && read_word(r, scale, "scale") != NULL) {
            read_link(r, LINK_SCALE, index, column, scale);
            if (anchors != NULL)
                read_link(r, LINK_ANCHORS, index, column, anchors);
        }
        break;
    }
    case QUESTION_SINGLE:
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING: read_options(r, node, question); break;
    case QUESTION_NUMBER: read_bounds(r, node, question); break;
    case QUESTION_YEAR:
        question->integer = question->has_min = question->has_max = true;
        question->min = YEAR_FIRST;
        question->max = YEAR_LAST;
        break;
    case QUESTION_TEXT: {
        const struct range room = {1, 50, true};
        double lines = 1, most = 0;
        read_number(r, node, "lines", room, &lines);
        read_number(r, node, "max", room, &most);
        question->lines = (int)lines;
        question->most = (int)most;
        const struct node *suggest = node_find(node, "suggest");
        if (suggest != NULL && read_word(r, suggest, "suggest") != NULL)
            read_link(r, LINK_SUGGEST, index, column, suggest);
        break;
    }
    case QUESTION_TABLE: // by the caller: a column is never a table
    case QUESTION_DATE: break;
    }
}

// --- tables ---

static void new_question(struct question *question, int index)
{
    question->index = index;
    question->section = -1;
    question->dimension = -1;
    question->weight = 1;
}

static void read_column(struct read *r, const struct node *node, struct question *question,
                        int index, struct names *names)
{
    struct question *column = &question->columns[index];
    new_question(column, index);
    column->phase = question->phase;
    column->span = read_place(node);
    if (!read_map(r, node, "a column", COLUMN_KEYS, COUNT(COLUMN_KEYS)))
        return;
    column->id = read_new_id(r, node, "id", READ_CHOICE, names, index, &column->span);
    read_text(r, node, "label", READ_REQUIRED, &column->text);
    column->has_help = read_text(r, node, "help", READ_OPTIONAL, &column->help);
    column->fixed = read_flag(r, node, "fixed");
    if (!read_type(r, node, COLUMN_KEYS, COUNT(COLUMN_KEYS), column))
        return;
    if (column->type == QUESTION_TABLE || column->type == QUESTION_RANKING ||
        column->type == QUESTION_MULTIPLE) {
        diag_add(r->diags, DIAG_BAD_WORD, read_place(node_find(node, "type")),
                 "a column cannot be of the type '%s'", TYPES[column->type]);
        return;
    }
    read_answer(r, node, column, question->index, index);
}

static void read_columns(struct read *r, const struct node *node, struct question *question)
{
    const struct node *list = read_list(r, node, "columns", READ_REQUIRED, MOST_COLUMNS);
    if (list == NULL)
        return;
    struct names names;
    names_init(&names, r->arena);
    question->columns = arena_array(r->arena, list->count, sizeof *question->columns);
    question->column_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        read_column(r, list->items[i], question, (int)i, &names);
}

static void read_row_checks(struct read *r, const struct node *node, struct question *question)
{
    const struct node *list = read_list(r, node, "checks", READ_OPTIONAL, MOST_CHECKS);
    if (list == NULL)
        return;
    question->checks = arena_array(r->arena, list->count, sizeof *question->checks);
    question->check_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = list->items[i];
        struct check *check = &question->checks[i];
        check->span = read_place(item);
        check->at = question->index;
        if (!read_map(r, item, "a check of a table", ROW_CHECK_KEYS, COUNT(ROW_CHECK_KEYS)))
            continue;
        check->that = read_condition(r, item, "that", READ_REQUIRED);
        read_text(r, item, "say", READ_REQUIRED, &check->say);
    }
}

// --- questions and facts ---

// Of a question that is taken roles and dimension stand in `take`; without roles there, its own.
static void read_scoring(struct read *r, const struct node *node, const struct node *take,
                         struct question *question)
{
    bool theirs = take != NULL && node_find(take, "roles") == NULL;
    const struct node *roles =
        read_list(r, take == NULL || theirs ? node : take, "roles", READ_REQUIRED, PACK_ROLES);
    if (roles != NULL)
        read_link(r, theirs ? LINK_OUR_ROLES : LINK_ROLES, question->index, -1, roles);
    const struct node *dimension = node_find(take == NULL ? node : take, "dimension");
    if (dimension != NULL && read_word(r, dimension, "dimension") != NULL) {
        read_link(r, LINK_DIMENSION, question->index, -1, dimension);
        if (question->type != QUESTION_SCALE) {
            struct diag *diag = diag_add(r->diags, DIAG_NOT_COUNTED, dimension->span,
                                         "a question of the type '%s' cannot count in a dimension",
                                         TYPES[question->type]);
            diag_help(r->diags, diag, "only questions with a scale count");
        }
    }
    read_weight(r, node, &question->weight);
    question->reversed = read_flag(r, node, "reversed");
}

// The keys of `node` were checked. `take` is NULL, but for a question of another pack.
static void read_question(struct read *r, const struct node *node, const struct node *take,
                          enum phase phase, int section)
{
    struct pack *pack = r->pack;
    READ_PUSH(r, pack->questions, pack->question_count, r->question_room);
    int index = pack->question_count++;
    struct question *question = &pack->questions[index];
    new_question(question, index);
    question->phase = phase;
    question->section = section;
    question->id = read_new_id(r, node, "id", READ_QUESTION, &r->questions, index, &question->span);
    read_text(r, node, "text", READ_REQUIRED, &question->text);
    question->has_help = read_text(r, node, "help", READ_OPTIONAL, &question->help);
    question->when = read_condition(r, node, "when", READ_OPTIONAL);
    bool fact = phase == PHASE_FACTS;
    question->fixed = fact && read_flag(r, node, "fixed");
    if (read_type(r, node, fact ? FACT_KEYS : QUESTION_KEYS,
                  fact ? COUNT(FACT_KEYS) : COUNT(QUESTION_KEYS), question)) {
        read_answer(r, node, question, index, -1);
        if (question->type == QUESTION_TABLE) {
            read_columns(r, node, question);
            read_row_checks(r, node, question);
        }
        if (!fact)
            read_scoring(r, node, take, question);
    }
    const struct node *sources = read_list(r, node, "sources", READ_OPTIONAL, PACK_OPTIONS);
    if (sources != NULL)
        read_link(r, LINK_SOURCES, index, -1, sources);
}

// True while there is room; says so once when there is none.
static bool has_room(struct read *r, const struct node *node)
{
    if (r->pack->question_count < PACK_QUESTIONS)
        return true;
    diag_add(r->diags, DIAG_TOO_BIG, read_place(node), "a pack has at most %d questions and facts",
             PACK_QUESTIONS);
    return false;
}

void read_facts(struct read *r, const struct node *top)
{
    const struct node *list = read_list(r, top, "facts", READ_OPTIONAL, PACK_QUESTIONS);
    for (size_t i = 0; list != NULL && i < list->count && has_room(r, list->items[i]); i++)
        if (read_map(r, list->items[i], "a fact", FACT_KEYS, COUNT(FACT_KEYS)))
            read_question(r, list->items[i], NULL, PHASE_FACTS, -1);
}

void read_questions(struct read *r, const struct node *list, enum phase phase, int section)
{
    for (size_t i = 0; i < list->count && has_room(r, list->items[i]); i++)
        if (read_map(r, list->items[i], "a question", QUESTION_KEYS, COUNT(QUESTION_KEYS)))
            read_question(r, list->items[i], NULL, phase, section);
}

bool read_taken(struct read *r, const struct node *node, const struct node *id,
                const struct node *take, enum phase phase, int section)
{
    if (!has_room(r, id))
        return false;
    bool guest = r->guest;
    int index = r->pack->question_count;
    r->guest = true;
    if (read_map(r, node, "a question", QUESTION_KEYS, COUNT(QUESTION_KEYS))) {
        read_question(r, node, take, phase, section);
        r->pack->questions[index].span = read_place(id); // what is wrong with it here is ours
    }
    r->guest = guest;
    return true;
}

void read_checks(struct read *r, const struct node *top)
{
    struct pack *pack = r->pack;
    const struct node *list = read_list(r, top, "checks", READ_OPTIONAL, MOST_CHECKS);
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct node *node = list->items[i];
        if (!read_map(r, node, "a check", CHECK_KEYS, COUNT(CHECK_KEYS)))
            continue;
        READ_PUSH(r, pack->checks, pack->check_count, r->check_room);
        int index = pack->check_count++;
        struct check *check = &pack->checks[index];
        check->at = -1;
        check->span = read_place(node);
        check->that = read_condition(r, node, "that", READ_REQUIRED);
        read_text(r, node, "say", READ_REQUIRED, &check->say);
        const struct node *at = node_find(node, "at");
        if (at != NULL && read_word(r, at, "at") != NULL)
            read_link(r, LINK_AT, index, -1, at);
    }
}
