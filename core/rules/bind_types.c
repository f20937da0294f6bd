// What kind of value each part of a bound condition gives, and whether the parts fit together:
// numbers with numbers, words with the words of their own question, conditions under and/or/not.

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "rules/bind_types.h"

static struct type type_of_question(const struct question *question)
{
    struct type type = {.question = question};
    switch (question->type) {
    case QUESTION_SCALE:
        if (question->scale) // not there when the pack has errors
            type.kind = question->scale->words ? TYPE_WORD : TYPE_NUMBER;
        break;
    case QUESTION_SINGLE: type.kind = TYPE_WORD; break;
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING:
        type.kind = TYPE_LIST;
        type.of = TYPE_WORD;
        break;
    case QUESTION_NUMBER:
    case QUESTION_YEAR: type.kind = TYPE_NUMBER; break;
    case QUESTION_DATE: type.kind = TYPE_DATE; break;
    case QUESTION_TEXT: type.kind = TYPE_TEXT; break;
    case QUESTION_TABLE: type.kind = TYPE_TABLE; break;
    }
    return type;
}

static struct type type_of_name(const struct scope *scope, struct ref ref)
{
    const struct pack *pack = scope->pack;
    switch (ref.space) {
    case REF_FACT:
        if (ref.sub) {
            struct type cell = type_of_question(&pack->questions[ref.index].columns[ref.sub - 1]);
            return (struct type){TYPE_LIST, cell.kind, cell.question, false, false};
        }
        return type_of_question(&pack->questions[ref.index]);
    case REF_ANSWER: return type_of_question(&pack->questions[ref.index]);
    case REF_CELL: return type_of_question(&pack->questions[scope->question].columns[ref.index]);
    case REF_FIGURE: {
        const struct figure_rule *figure = &scope->rules->figures[ref.index];
        // A function, or an expression that is a name, may give anything.
        return (struct type){.kind = figure->unit == UNIT_TEXT ? TYPE_TEXT : TYPE_NUMBER};
    }
    case REF_ROLE: return (struct type){TYPE_LIST, TYPE_WORD, NULL, true, false};
    case REF_ROUTE:
        return (struct type){.kind = ref.sub == REF_ROUTE_BLOCKED ? TYPE_BOOL : TYPE_NUMBER};
    case REF_AMOUNT:
        return ref.sub == REF_AMOUNT_SET ? (struct type){.kind = TYPE_WORD, .sets = true}
                                         : (struct type){.kind = TYPE_NUMBER};
    case REF_LIST: return (struct type){.kind = TYPE_TABLE};
    case REF_DATE: return (struct type){.kind = TYPE_DATE};
    case REF_WORD: return (struct type){.kind = TYPE_WORD};
    default: return (struct type){.kind = TYPE_NUMBER};
    }
}

struct type bind_types_of(const struct scope *scope, const struct cond *cond)
{
    switch (cond->op) {
    case COND_NAME: return type_of_name(scope, cond->ref);
    case COND_QUOTED: return (struct type){.kind = TYPE_TEXT};
    case COND_LIST: return (struct type){.kind = TYPE_LIST};
    case COND_NUMBER:
    case COND_NEGATE:
    case COND_ADD:
    case COND_SUB:
    case COND_MUL:
    case COND_DIV: return (struct type){.kind = TYPE_NUMBER};
    case COND_CALL:
        return (struct type){.kind =
                                 cond->function == COND_MISSING || cond->function == COND_ANSWERED
                                     ? TYPE_BOOL
                                     : TYPE_NUMBER};
    default: return (struct type){.kind = TYPE_BOOL};
    }
}

static size_t word_count(const struct pack *pack, struct type type)
{
    const struct question *question = type.question;
    return type.roles                    ? (size_t)pack->role_count
           : type.sets                   ? (size_t)pack->amount_count
           : question && question->scale ? question->scale->count
           : question                    ? question->option_count
                                         : 0;
}

static const char *word_at(const struct pack *pack, struct type type, size_t index)
{
    const struct question *question = type.question;
    return type.roles        ? pack->roles[index].id
           : type.sets       ? pack->amounts[index].id
           : question->scale ? question->scale->points[index].is
                             : question->options[index].id;
}

size_t bind_types_words(const struct scope *scope, struct type type, struct arena *arena,
                        const char *const **list)
{
    size_t count = word_count(scope->pack, type);
    const char **words = arena_array(arena, count, sizeof *words);
    for (size_t i = 0; i < count; i++)
        words[i] = word_at(scope->pack, type, i);
    *list = words;
    return count;
}

bool bind_types_is_open(struct type type)
{
    return type.question && type.question->type == QUESTION_SCALE && !type.question->scale;
}

bool bind_types_is_word(const struct scope *scope, struct type type, const char *word)
{
    size_t count = word_count(scope->pack, type);
    if (bind_types_is_open(type))
        return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(word_at(scope->pack, type, i), word) == 0)
            return true;
    return false;
}

SAYS static const char *kind_name(enum type_kind kind)
{
    switch (kind) {
    case TYPE_BOOL: return "a condition";
    case TYPE_NUMBER: return "a number";
    case TYPE_WORD: return "a word";
    case TYPE_TEXT: return "a text";
    case TYPE_DATE: return "a date";
    case TYPE_LIST: return "a list";
    case TYPE_TABLE: return "a table";
    default: return "something";
    }
}

SAYS static bool misfit(const struct cond *cond, struct diags *diags, enum type_kind wanted,
                        enum type_kind given, const char *help)
{
    struct diag *diag =
        diag_add(diags, DIAG_CONDITION_TYPE, cond->span, "%s stands where %s is asked",
                 diag_say(diags, kind_name(given)), diag_say(diags, kind_name(wanted)));
    diag_help(diags, diag, "%s", diag_say(diags, help));
    return false;
}

SAYS static bool want(const struct scope *scope, const struct cond *cond, enum type_kind wanted,
                      const char *help, struct diags *diags)
{
    enum type_kind given = bind_types_of(scope, cond).kind;
    return given == wanted || given == TYPE_ANY || misfit(cond, diags, wanted, given, help);
}

static bool is_date_text(const struct cond *cond)
{
    long day;
    return cond->op == COND_QUOTED && num_parse_date(cond->text, &day);
}

// Words and texts compare as texts; a quoted date compares with a date.
static bool comparable(enum type_kind a, enum type_kind b, const struct cond *left,
                       const struct cond *right)
{
    bool a_text = a == TYPE_WORD || a == TYPE_TEXT, b_text = b == TYPE_WORD || b == TYPE_TEXT;
    if (a == b || a == TYPE_ANY || b == TYPE_ANY || (a_text && b_text))
        return a != TYPE_LIST && a != TYPE_TABLE;
    return (a == TYPE_DATE && is_date_text(right)) || (b == TYPE_DATE && is_date_text(left));
}

static bool is_number(const struct cond *cond)
{
    return cond->op == COND_NUMBER;
}

// A day as it was written: in quotes, or as 31/12/2025, which divides. NULL when it is something
// else.
static const char *day_written(const struct cond *cond, struct diags *diags)
{
    if (cond->op == COND_QUOTED)
        return cond->text;
    const struct cond *first = cond->count == 2 ? cond->kids[0] : NULL;
    if (!first || cond->op != COND_DIV || first->op != COND_DIV || first->count != 2 ||
        !is_number(first->kids[0]) || !is_number(first->kids[1]) || !is_number(cond->kids[1]))
        return NULL;
    char parts[3][NUM_TEXT];
    num_plain(parts[0], first->kids[0]->number, 0);
    num_plain(parts[1], first->kids[1]->number, 0);
    num_plain(parts[2], cond->kids[1]->number, 0);
    return arena_textf(diags->arena, "%s/%s/%s", parts[0], parts[1], parts[2]);
}

// A date that is larger or smaller than what is none.
static bool misfit_date(const struct cond *cond, const struct cond *date, const struct cond *other,
                        enum type_kind given, struct diags *diags)
{
    char text[NUM_TEXT];
    const char *day = day_written(other, diags);
    SAYS const char *than =
        day && hint_date_of(day, text) ? "a day that is written out" : kind_name(given);
    struct diag *diag = diag_add(diags, DIAG_CONDITION_TYPE, cond->span,
                                 "a date is earlier or later only than another date, not than %s",
                                 diag_say(diags, than));
    if (date->op == COND_NAME && date->ref.space == REF_DATE)
        diag_help(diags, diag,
                  "compare the year, as `year >= 2025`, or ask for the other date as a fact");
    else
        diag_help(diags, diag, "compare it with `date`, or ask for the other date as a fact");
    return false;
}

// What stands in quotes and should not, or should and does not. False when it is something else.
static bool help_quotes(enum type_kind a, enum type_kind b, const struct cond *left,
                        const struct cond *right, struct diag *diag, struct diags *diags)
{
    const struct cond *other = a == TYPE_DATE ? right : left;
    char text[NUM_TEXT];
    if (a == TYPE_DATE || b == TYPE_DATE) {
        const char *day = day_written(other, diags);
        if (day && hint_date_of(day, text))
            diag_help(diags, diag, "write the day in quotes: \"%s\"", text);
        else if (day)
            hint_date(diags, diag, day);
        return day != NULL;
    }
    const struct cond *quoted = left->op == COND_QUOTED ? left : right;
    bool number = quoted->op == COND_QUOTED && (a == TYPE_NUMBER || b == TYPE_NUMBER);
    if (!number || !hint_number_of(quoted->text, text))
        return false;
    diag_help(diags, diag, "write it without quotes: %s", text);
    return true;
}

// A word is compared with a number: there are few words.
static bool help_words(const struct scope *scope, const struct cond *left, const struct cond *right,
                       struct diag *diag, struct diags *diags)
{
    enum { SHOWN = 8 };
    struct type a = bind_types_of(scope, left), b = bind_types_of(scope, right);
    struct type word = a.kind == TYPE_WORD ? a : b;
    size_t count = word.kind == TYPE_WORD ? word_count(scope->pack, word) : 0;
    if (count == 0 || (a.kind != TYPE_NUMBER && b.kind != TYPE_NUMBER))
        return false;
    struct buf list;
    buf_init(&list, 1024);
    for (size_t i = 0; i < count && i < SHOWN; i++)
        buf_putf(&list, "%s%s", i == 0 ? "" : ", ", word_at(scope->pack, word, i));
    diag_help(diags, diag, count > SHOWN ? "its words are %s, ..." : "its words are %s", list.text);
    buf_clear(&list);
    return true;
}

static bool check_comparison(const struct scope *scope, const struct cond *cond,
                             struct diags *diags)
{
    const struct cond *left = cond->kids[0], *right = cond->kids[1];
    enum type_kind a = bind_types_of(scope, left).kind, b = bind_types_of(scope, right).kind;
    bool ordered = cond->op != COND_EQ && cond->op != COND_NE;
    if (ordered && (a == TYPE_DATE) != (b == TYPE_DATE) && a != TYPE_ANY && b != TYPE_ANY)
        return misfit_date(cond, a == TYPE_DATE ? left : right, a == TYPE_DATE ? right : left,
                           a == TYPE_DATE ? b : a, diags);
    if (ordered) {
        SAYS const char *help =
            "only numbers and dates can be larger or smaller; words take == and !=";
        if (a == TYPE_DATE && b == TYPE_DATE)
            return true;
        bool good = want(scope, left, TYPE_NUMBER, help, diags);
        return want(scope, right, TYPE_NUMBER, help, diags) && good; // both, to tell all errors
    }
    if (comparable(a, b, left, right))
        return true;
    struct diag *diag =
        diag_add(diags, DIAG_CONDITION_TYPE, cond->span, "%s cannot be compared with %s",
                 diag_say(diags, kind_name(a)), diag_say(diags, kind_name(b)));
    if (help_quotes(a, b, left, right, diag, diags) || help_words(scope, left, right, diag, diags))
        return false;
    bool list = a == TYPE_LIST || b == TYPE_LIST;
    diag_help(diags, diag,
              list ? "write `word in list`, or count(list)"
                   : "compare numbers with numbers and words with the words of their question");
    return false;
}

static bool check_in(const struct scope *scope, const struct cond *cond, struct diags *diags)
{
    enum type_kind right = bind_types_of(scope, cond->kids[1]).kind;
    if (right == TYPE_LIST)
        return true;
    return misfit(cond->kids[1], diags, TYPE_LIST, right,
                  "after `in` comes a list: (erkend, aspirant), or a fact with several words");
}

static bool check_call(const struct scope *scope, const struct cond *cond, struct diags *diags)
{
    enum cond_function function = cond->function;
    if (function == COND_COUNT || function == COND_MISSING || function == COND_ANSWERED)
        return true;
    bool good = true;
    for (size_t i = 0; i < cond->count; i++) {
        struct type type = bind_types_of(scope, cond->kids[i]);
        bool numbers = type.kind == TYPE_NUMBER ||
                       (type.kind == TYPE_LIST && type.of == TYPE_NUMBER && cond->count == 1 &&
                        function != COND_ABS && function != COND_LIN);
        if (!numbers)
            good = misfit(cond->kids[i], diags, TYPE_NUMBER, type.kind,
                          "this function counts with numbers, or with one column of numbers");
    }
    return good;
}

static bool check_here(const struct scope *scope, const struct cond *cond, struct diags *diags)
{
    bool good = true;
    switch (cond->op) {
    case COND_AND:
    case COND_OR:
    case COND_NOT:
        for (size_t i = 0; i < cond->count; i++)
            good &= want(scope, cond->kids[i], TYPE_BOOL,
                         "under and, or and not stand comparisons, such as F05 > 0", diags);
        return good;
    case COND_NEGATE:
    case COND_ADD:
    case COND_SUB:
    case COND_MUL:
    case COND_DIV:
        for (size_t i = 0; i < cond->count; i++)
            good &=
                want(scope, cond->kids[i], TYPE_NUMBER, "only numbers can be counted with", diags);
        return good;
    case COND_IN: return check_in(scope, cond, diags);
    case COND_CALL: return check_call(scope, cond, diags);
    case COND_EQ:
    case COND_NE:
    case COND_LT:
    case COND_LE:
    case COND_GT:
    case COND_GE: return check_comparison(scope, cond, diags);
    default: return true;
    }
}

bool bind_types_check(const struct scope *scope, const struct cond *cond, struct diags *diags)
{
    bool good = true;
    for (size_t i = 0; i < cond->count; i++)
        good &= bind_types_check(scope, cond->kids[i], diags);
    return good && check_here(scope, cond, diags);
}
