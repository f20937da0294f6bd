// Conditions of foreign forms in the language of packs. Both dialects are read by one small parser:
// a question beside a value, with and, or and not. What the answer being missing means differs: a
// form takes it as the empty text, a pack lets no comparison with it hold. So `!=` and `not` are
// written out with missing(). What is outside the subset is refused at its place.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/foreign.h"

struct when {
    struct foreign *form;
    const char *text, *at;
    struct span span;
    const struct question *question; // whose condition it is: it sees what stands before it
    int depth;
    bool failed;
};

struct literal {
    const char *text;
    bool quoted;
};

static struct cond *read_or(struct when *when, bool negated);

SAYS static struct cond *fail(struct when *when, const char *message)
{
    if (!when->failed)
        foreign_refuse(when->form, DIAG_FOREIGN_EXPRESSION, when->span,
                       "the page of the format has what is understood; write it as `when` later",
                       "%s, at '%.40s'", diag_say(when->form->diags, message), when->at);
    when->failed = true;
    return NULL;
}

// --- tokens ---

static void skip_blank(struct when *when)
{
    when->at += strspn(when->at, " \t\n\r");
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Takes a sign or a word; a word ends where no letter follows.
static bool take(struct when *when, const char *sign)
{
    skip_blank(when);
    size_t length = strlen(sign);
    if (strncmp(when->at, sign, length) != 0)
        return false;
    if (is_word(sign[length - 1]) && is_word(when->at[length]))
        return false;
    when->at += length;
    return true;
}

static bool take_any(struct when *when, const char *const signs[])
{
    for (; *signs; signs++)
        if (take(when, *signs))
            return true;
    return false;
}

static bool take_literal(struct when *when, struct literal *literal)
{
    struct arena *arena = when->form->arena;
    skip_blank(when);
    char quote = *when->at;
    literal->quoted = quote == '\'' || quote == '"';
    if (literal->quoted) {
        const char *end = strchr(when->at + 1, quote);
        if (!end)
            return false;
        literal->text = arena_text_n(arena, when->at + 1, (size_t)(end - when->at - 1));
        when->at = end + 1;
        return true;
    }
    size_t length = strspn(when->at, "-.0123456789");
    if (length == 0 && when->form->dialect == FOREIGN_SURVEYJS)
        length = strspn(when->at, "aeflrstu"); // true, false
    if (length == 0 || is_word(when->at[length]))
        return false;
    literal->text = arena_text_n(arena, when->at, length);
    when->at += length;
    return true;
}

// A question that was refused is not told to be missing, too.
static const struct question *refuse_name(struct when *when, const char *name)
{
    struct foreign *form = when->form;
    size_t count = (size_t)form->pack->question_count;
    const char **names = arena_array(form->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = form->origins[i].name;
    if (!when->failed && !names_find(&form->refused, name))
        diag_suggest(form->diags,
                     foreign_refuse(form, DIAG_FOREIGN_EXPRESSION, when->span,
                                    "write the name of an earlier question",
                                    "no question is called '%.80s'", name),
                     name, names, count);
    when->failed = true;
    return NULL;
}

// ${name} or {name}: a question before this one.
static const struct question *take_question(struct when *when)
{
    struct foreign *form = when->form;
    skip_blank(when);
    const char *from = when->at;
    const char *open = form->dialect == FOREIGN_XLSFORM ? "${" : "{";
    const char *close = strchr(from, '}');
    if (!text_starts(from, open) || !close)
        return NULL;
    from += strlen(open);
    from += strspn(from, " ");
    size_t length = (size_t)(close - from);
    while (length > 0 && from[length - 1] == ' ')
        length--;
    const char *name = arena_text_n(form->arena, from, length);
    const struct name *known = names_find(&form->names, name);
    if (!known)
        return refuse_name(when, name);
    if (known->index >= when->question->index) {
        fail(when, "a condition looks at earlier questions only");
        return NULL;
    }
    when->at = close + 1;
    return &form->pack->questions[known->index];
}

// --- trees ---

static struct cond *node(struct when *when, enum cond_op op, struct cond *left, struct cond *right)
{
    struct arena *arena = when->form->arena;
    struct cond *cond = arena_alloc(arena, sizeof *cond);
    cond->op = op;
    cond->span = when->span;
    cond->count = right ? 2 : left ? 1 : 0;
    cond->kids = arena_array(arena, 2, sizeof(struct cond *));
    cond->kids[0] = left;
    cond->kids[1] = right;
    return cond;
}

static struct cond *leaf(struct when *when, enum cond_op op, const char *text)
{
    struct cond *cond = node(when, op, NULL, NULL);
    cond->text = text;
    if (op == COND_NUMBER && !num_parse(text, &cond->number))
        return fail(when, "this is no number");
    return cond;
}

static struct cond *call(struct when *when, const char *function, const struct question *question)
{
    struct cond *cond = node(when, COND_CALL, leaf(when, COND_NAME, question->id), NULL);
    cond->text = function;
    cond->function = text_equal(function, "missing") ? COND_MISSING : COND_ANSWERED;
    return cond;
}

// Also when there is no answer.
static struct cond *or_missing(struct when *when, const struct question *question,
                               struct cond *cond)
{
    return cond ? node(when, COND_OR, call(when, "missing", question), cond) : NULL;
}

// --- values ---

static const struct foreign_choice *choice_of(struct when *when, const struct question *question,
                                              const char *name)
{
    const struct foreign_list *list = when->form->origins[question->index].list;
    for (size_t i = 0; list && i < list->count; i++)
        if (text_equal(list->choices[i].name, name))
            return &list->choices[i];
    return NULL;
}

// A question without its choices was refused before.
static struct cond *refuse_answer(struct when *when, const struct question *question,
                                  const char *name)
{
    const struct foreign_origin *origin = &when->form->origins[question->index];
    const struct foreign_list *list = origin->list;
    size_t count = list ? list->count : 0;
    const char **names = arena_array(when->form->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = list->choices[i].name;
    if (!when->failed && (list || question->type == QUESTION_SCALE))
        diag_suggest(when->form->diags,
                     foreign_refuse(when->form, DIAG_FOREIGN_EXPRESSION, when->span,
                                    "write the name of one of its choices",
                                    "'%.80s' has no answer '%.80s'", origin->name, name),
                     name, names, count);
    when->failed = true;
    return NULL;
}

static struct cond *point_value(struct when *when, const struct question *question,
                                const char *name)
{
    const struct foreign_origin *origin = &when->form->origins[question->index];
    const struct scale *scale = &when->form->pack->scales[origin->scale];
    const struct foreign_choice *choice = choice_of(when, question, name);
    const char *is = origin->list ? (choice ? choice->point : NULL) : name;
    for (size_t i = 0; is && i < scale->count; i++)
        if (text_equal(scale->points[i].is, is))
            return leaf(when, scale->words ? COND_NAME : COND_NUMBER, scale->points[i].is);
    return refuse_answer(when, question, name);
}

static struct cond *value_of(struct when *when, const struct question *question,
                             const struct literal *literal)
{
    const struct foreign_choice *choice;
    switch (question->type) {
    case QUESTION_SCALE: return point_value(when, question, literal->text);
    case QUESTION_SINGLE:
    case QUESTION_MULTIPLE:
        choice = choice_of(when, question, literal->text);
        return choice ? leaf(when, COND_NAME, choice->id)
                      : refuse_answer(when, question, literal->text);
    case QUESTION_NUMBER: return leaf(when, COND_NUMBER, literal->text);
    case QUESTION_TEXT: return leaf(when, COND_QUOTED, literal->text);
    case QUESTION_YEAR:
    case QUESTION_DATE:
    case QUESTION_RANKING:
    case QUESTION_TABLE: break;
    }
    return fail(when, "an answer of that type cannot be compared");
}

// --- comparisons ---

// In both dialects, longer signs first.
static const struct {
    const char *sign;
    enum cond_op op;
    bool xlsform, surveyjs;
} SIGNS[] = {
    {"<=", COND_LE, true, true},        {">=", COND_GE, true, true},
    {"!=", COND_NE, true, true},        {"<>", COND_NE, false, true},
    {"==", COND_EQ, false, true},       {"=", COND_EQ, true, true},
    {"<", COND_LT, true, true},         {">", COND_GT, true, true},
    {"notequal", COND_NE, false, true}, {"equal", COND_EQ, false, true},
};

static bool take_sign(struct when *when, enum cond_op *op)
{
    bool xlsform = when->form->dialect == FOREIGN_XLSFORM;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if ((xlsform ? SIGNS[i].xlsform : SIGNS[i].surveyjs) && take(when, SIGNS[i].sign)) {
            *op = SIGNS[i].op;
            return true;
        }
    return false;
}

static enum cond_op opposite(enum cond_op op)
{
    switch (op) {
    case COND_EQ: return COND_NE;
    case COND_NE: return COND_EQ;
    case COND_LT: return COND_GE;
    case COND_LE: return COND_GT;
    case COND_GT: return COND_LE;
    default: return COND_LT;
    }
}

static bool has_order(const struct when *when, const struct question *question)
{
    const struct foreign_origin *origin = &when->form->origins[question->index];
    return question->type == QUESTION_NUMBER ||
           (question->type == QUESTION_SCALE && !when->form->pack->scales[origin->scale].words);
}

static struct cond *compare(struct when *when, const struct question *question, enum cond_op op,
                            const struct literal *literal, bool negated)
{
    bool equality = op == COND_EQ || op == COND_NE;
    if (literal->quoted && !*literal->text && equality)
        return call(when, (op == COND_EQ) != negated ? "missing" : "answered", question);
    if (question->type == QUESTION_MULTIPLE)
        return fail(when, "what was chosen of several is asked with selected() or contains");
    if (!equality && !has_order(when, question))
        return fail(when, "these answers have no order");
    // Without an answer `!=` holds in a form, and so does the opposite of what does not.
    bool holds = (op == COND_NE) != negated;
    struct cond *name = leaf(when, COND_NAME, question->id);
    struct cond *value = value_of(when, question, literal);
    if (!value)
        return NULL;
    struct cond *cond = node(when, negated ? opposite(op) : op, name, value);
    return holds ? or_missing(when, question, cond) : cond;
}

static struct cond *contains(struct when *when, const struct question *question,
                             const struct literal *literal, bool negated)
{
    if (question->type != QUESTION_MULTIPLE)
        return compare(when, question, COND_EQ, literal, negated);
    struct cond *value = value_of(when, question, literal);
    if (!value)
        return NULL;
    struct cond *cond = node(when, COND_IN, value, leaf(when, COND_NAME, question->id));
    return negated ? or_missing(when, question, node(when, COND_NOT, cond, NULL)) : cond;
}

static struct cond *read_selected(struct when *when, bool negated)
{
    struct literal literal;
    if (!take(when, "("))
        return fail(when, "'(' is expected");
    const struct question *question = take_question(when);
    if (!question || !take(when, ",") || !take_literal(when, &literal) || !take(when, ")"))
        return fail(when, "selected() takes a question and a value");
    return contains(when, question, &literal, negated);
}

// What stands behind a question in SurveyJS.
static bool read_postfix(struct when *when, const struct question *question, bool negated,
                         struct cond **cond)
{
    struct literal literal;
    if (when->form->dialect != FOREIGN_SURVEYJS)
        return false;
    bool empty = take(when, "empty");
    if (empty || take(when, "notempty")) {
        *cond = call(when, empty != negated ? "missing" : "answered", question);
        return true;
    }
    bool has = take(when, "contains");
    if (!has && !take(when, "notcontains"))
        return false;
    *cond = take_literal(when, &literal) ? contains(when, question, &literal, has == negated)
                                         : fail(when, "a value is expected");
    return true;
}

static struct cond *read_comparison(struct when *when, bool negated)
{
    struct literal literal;
    struct cond *cond;
    enum cond_op op;
    const struct question *question = take_question(when);
    if (!question)
        return fail(when, "this is not understood");
    if (read_postfix(when, question, negated, &cond))
        return cond;
    if (!take_sign(when, &op))
        return fail(when, "a comparison is expected");
    if (!take_literal(when, &literal))
        return fail(when, "a question is compared with a value");
    return compare(when, question, op, &literal, negated);
}

// --- and, or, not ---

static struct cond *read_part(struct when *when, bool negated)
{
    static const char *const NOT[] = {"not", "!", NULL};
    if (++when->depth > COND_DEPTH)
        return fail(when, "this nests too deep");
    struct cond *cond;
    bool surveyjs = when->form->dialect == FOREIGN_SURVEYJS;
    if (surveyjs ? take_any(when, NOT) : take(when, "not")) {
        cond = read_part(when, !negated);
    } else if (take(when, "(")) {
        cond = read_or(when, negated);
        if (cond && !take(when, ")"))
            cond = fail(when, "')' is expected");
    } else if (!surveyjs && take(when, "selected")) {
        cond = read_selected(when, negated);
    } else {
        cond = read_comparison(when, negated);
    }
    when->depth--;
    return cond;
}

static struct cond *read_and(struct when *when, bool negated)
{
    static const char *const AND[] = {"and", "&&", NULL};
    struct cond *cond = read_part(when, negated);
    while (cond && take_any(when, AND)) {
        struct cond *right = read_part(when, negated);
        cond = right ? node(when, negated ? COND_OR : COND_AND, cond, right) : NULL;
    }
    return cond;
}

static struct cond *read_or(struct when *when, bool negated)
{
    static const char *const OR[] = {"or", "||", NULL};
    struct cond *cond = read_and(when, negated);
    while (cond && take_any(when, OR)) {
        struct cond *right = read_and(when, negated);
        cond = right ? node(when, negated ? COND_AND : COND_OR, cond, right) : NULL;
    }
    return cond;
}

// --- the whole ---

static struct cond *read_condition_of(struct when *when, const struct foreign_condition *from)
{
    when->text = when->at = from->text;
    when->span = from->at;
    struct cond *cond = read_or(when, false);
    skip_blank(when);
    return cond && *when->at ? fail(when, "this is not understood") : cond;
}

struct cond *foreign_when(struct foreign *form, const struct question *question)
{
    struct when when = {.form = form, .question = question};
    struct cond *whole = NULL;
    for (const struct foreign_condition *from = form->origins[question->index].when; from;
         from = from->outer) {
        struct cond *cond = read_condition_of(&when, from);
        if (!cond)
            return NULL;
        whole = whole ? node(&when, COND_AND, cond, whole) : cond;
    }
    return whole;
}

// --- the bounds of a number, and how many may be chosen ---

static void set_bound(struct question *question, enum cond_op op, double number)
{
    if (op == COND_GE) {
        question->has_min = true;
        question->min = number;
    } else if (op == COND_LE) {
        question->has_max = true;
        question->max = number;
    } else {
        question->has_above = true;
        question->above = number;
    }
}

// `count-selected(.) <= 3`
static bool read_most(struct when *when, struct question *question)
{
    struct literal literal;
    double most = 0;
    bool good = take(when, "count-selected") && take(when, "(") && take(when, ".") &&
                take(when, ")") && take(when, "<=") && take_literal(when, &literal) &&
                num_parse(literal.text, &most) && most >= 1 && most == num_round(most, 0);
    skip_blank(when);
    if (!good || *when->at) {
        fail(when, "a constraint of several choices is `count-selected(.) <= 3`");
        return false;
    }
    question->most = (int)most;
    return true;
}

bool foreign_bounds(struct foreign *form, struct question *question, const char *text,
                    struct span at)
{
    struct when when = {.form = form, .text = text, .at = text, .span = at};
    if (question->type == QUESTION_MULTIPLE)
        return read_most(&when, question);
    do {
        struct literal literal;
        enum cond_op op;
        double number = 0;
        bool good = take(&when, ".") && take_sign(&when, &op) && take_literal(&when, &literal) &&
                    num_parse(literal.text, &number) && op != COND_EQ && op != COND_NE;
        if (good && op == COND_LT && question->integer && number == num_round(number, 0)) {
            op = COND_LE;
            number -= 1;
        }
        if (!good || op == COND_LT) {
            fail(&when, "a constraint is `. >= 0`, `. > 0` or `. <= 10`, or two with `and`");
            return false;
        }
        set_bound(question, op, number);
    } while (take(&when, "and"));
    skip_blank(&when);
    if (!*when.at)
        return true;
    fail(&when, "this is not understood");
    return false;
}
