// Conditions of packs in the language of foreign forms: foreign_when.c the other way. In a form no
// answer is an empty text, which differs from every value; in a pack no comparison with it holds.
// So a part with `!=` is written with what it says of no answer. What a form cannot ask gives
// nothing: the question is then left out, since without its condition it would ask other people.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/foreign_out.h"

struct when {
    const struct foreign_out *out;
    struct arena *arena;
    bool surveyjs, rewritten;
    const char *why;
};

static struct cond *fail(struct when *when, const char *why)
{
    when->why = when->why ? when->why : why;
    return NULL;
}

// --- trees of the form: and, or, and whole comparisons as a leaf ---

static struct cond *said(struct when *when, const char *text)
{
    struct cond *cond = arena_alloc(when->arena, sizeof *cond);
    cond->op = COND_NAME;
    cond->text = text;
    return cond;
}

static struct cond *join(struct when *when, enum cond_op op, struct cond *left, struct cond *right)
{
    struct cond *cond = arena_alloc(when->arena, sizeof *cond);
    if (!left || !right)
        return NULL;
    cond->op = op;
    cond->count = 2;
    cond->kids = arena_array(when->arena, 2, sizeof(struct cond *));
    cond->kids[0] = left;
    cond->kids[1] = right;
    return cond;
}

// --- names and values ---

// The question that a name stands for, when it stands in the form before this one.
static const struct question *question_of(struct when *when, const struct cond *cond)
{
    const struct foreign_out *out = when->out;
    bool named = cond->op == COND_NAME && cond->ref.sub == 0 &&
                 (cond->ref.space == REF_FACT || cond->ref.space == REF_ANSWER);
    if (!named)
        return NULL;
    const struct question *question = &out->pack->questions[cond->ref.index];
    if (out->when[question->index])
        return question;
    fail(when, arena_textf(when->arena, "it looks at %s, which is left out", question->id));
    return NULL;
}

static const char *name_of(struct when *when, const struct question *question)
{
    return arena_textf(when->arena, when->surveyjs ? "{%s}" : "${%s}", question->id);
}

// A number, a word or a text as the form writes it; NULL for anything else.
static const char *literal_of(struct when *when, const struct cond *cond)
{
    char number[NUM_TEXT];
    bool minus = cond->op == COND_NEGATE && cond->kids[0]->op == COND_NUMBER;
    if (minus || cond->op == COND_NUMBER) {
        num_plain(number, minus ? cond->kids[0]->number : cond->number, 9);
        return arena_textf(when->arena, "%s%s", minus ? "-" : "", number);
    }
    bool word = cond->op == COND_NAME && cond->ref.space == REF_WORD;
    if ((!word && cond->op != COND_QUOTED) || !*cond->text)
        return NULL;
    const char *quote = strchr(cond->text, '\'') ? "\"" : "'";
    return strstr(cond->text, quote) ? NULL
                                     : arena_textf(when->arena, "%s%s%s", quote, cond->text, quote);
}

static struct cond *is_missing(struct when *when, const struct question *question, bool missing)
{
    const char *how = when->surveyjs ? (missing ? "empty" : "notempty")
                      : missing      ? "= ''"
                                     : "!= ''";
    return said(when, arena_textf(when->arena, "%s %s", name_of(when, question), how));
}

static struct cond *compare(struct when *when, const struct question *question, const char *sign,
                            const char *literal)
{
    return said(when, arena_textf(when->arena, "%s %s %s", name_of(when, question), sign, literal));
}

// --- comparisons ---

static const struct {
    enum cond_op op;
    const char *sign, *opposite;
    enum cond_op mirrored; // with its sides changed
} SIGNS[] = {{COND_EQ, "=", "!=", COND_EQ}, {COND_NE, "!=", "=", COND_NE},
             {COND_LT, "<", ">=", COND_GT}, {COND_LE, "<=", ">", COND_GE},
             {COND_GT, ">", "<=", COND_LT}, {COND_GE, ">=", "<", COND_LE}};

static size_t sign_of(enum cond_op op)
{
    size_t i = 0;
    while (SIGNS[i].op != op)
        i++;
    return i;
}

static bool can_compare(const struct question *question, bool equality)
{
    switch (question->type) {
    case QUESTION_SCALE: return equality || !question->scale->words;
    case QUESTION_SINGLE:
    case QUESTION_TEXT: return equality;
    case QUESTION_NUMBER:
    case QUESTION_YEAR: return true;
    case QUESTION_MULTIPLE:
    case QUESTION_DATE:
    case QUESTION_RANKING:
    case QUESTION_TABLE: break;
    }
    return false;
}

static struct cond *comparison(struct when *when, const struct cond *cond, bool negated)
{
    enum cond_op op = cond->op;
    const struct question *question = question_of(when, cond->kids[0]);
    const char *literal = literal_of(when, cond->kids[1]);
    if (!question && !when->why) {
        op = SIGNS[sign_of(op)].mirrored;
        question = question_of(when, cond->kids[1]);
        literal = literal_of(when, cond->kids[0]);
        when->rewritten = true;
    }
    if (!question || !literal || !can_compare(question, op == COND_EQ || op == COND_NE))
        return fail(when, "a form compares the answer to a question with a value");
    const char *sign = negated ? SIGNS[sign_of(op)].opposite : SIGNS[sign_of(op)].sign;
    struct cond *plain = compare(when, question, sign, literal);
    when->rewritten = when->rewritten || negated || op == COND_NE;
    if (op == COND_NE && !negated)
        return join(when, COND_AND, is_missing(when, question, false), plain);
    if (op != COND_EQ && negated)
        return join(when, COND_OR, is_missing(when, question, true), plain);
    return plain;
}

static struct cond *in_list(struct when *when, const struct question *question,
                            const struct cond *list, bool negated)
{
    struct cond *whole = NULL;
    when->rewritten = true;
    for (size_t i = 0; i < list->count; i++) {
        const char *literal = literal_of(when, list->kids[i]);
        if (!literal || !can_compare(question, true))
            return fail(when, "a form compares the answer to a question with a value");
        struct cond *one = compare(when, question, negated ? "!=" : "=", literal);
        whole = whole ? join(when, negated ? COND_AND : COND_OR, whole, one) : one;
    }
    return whole;
}

static struct cond *is_chosen(struct when *when, const struct question *question,
                              const struct cond *word, bool negated)
{
    const char *literal = literal_of(when, word), *name = name_of(when, question);
    if (!literal || question->type != QUESTION_MULTIPLE)
        return fail(when, "a form asks whether one word was chosen of several");
    if (when->surveyjs)
        return compare(when, question, negated ? "notcontains" : "contains", literal);
    return said(when,
                arena_textf(when->arena, negated ? "not(selected(%s, %s))" : "selected(%s, %s)",
                            name, literal));
}

static struct cond *in(struct when *when, const struct cond *cond, bool negated)
{
    bool list = cond->kids[1]->op == COND_LIST;
    const struct question *question = question_of(when, cond->kids[list ? 0 : 1]);
    when->rewritten = when->rewritten || negated;
    if (!question)
        return fail(when, "a form looks at answers to its own questions only");
    return list ? in_list(when, question, cond->kids[1], negated)
                : is_chosen(when, question, cond->kids[0], negated);
}

// --- and, or, not ---

static bool asks_missing(const struct cond *cond, int question)
{
    return cond->op == COND_CALL && cond->function == COND_MISSING && cond->count == 1 &&
           cond->kids[0]->op == COND_NAME && cond->kids[0]->ref.index == question;
}

// `missing(Q) or Q != x`, and `missing(Q) or not x in Q`: what a form says in one comparison. The
// second of the two, or NULL.
static struct cond *one_of_two(struct when *when, const struct cond *first,
                               const struct cond *second)
{
    bool not_in = second->op == COND_NOT && second->kids[0]->op == COND_IN &&
                  second->kids[0]->kids[1]->op == COND_NAME;
    if (first->op != COND_CALL || (second->op != COND_NE && !not_in))
        return NULL;
    const struct cond *name = not_in ? second->kids[0]->kids[1] : second->kids[0];
    if (name->op != COND_NAME || !asks_missing(first, name->ref.index))
        return NULL;
    const struct question *question = question_of(when, name);
    if (!question)
        return NULL;
    if (not_in)
        return is_chosen(when, question, second->kids[0]->kids[0], true);
    const char *literal = literal_of(when, second->kids[1]);
    return literal && can_compare(question, true) ? compare(when, question, "!=", literal) : NULL;
}

static struct cond *translate(struct when *when, const struct cond *cond, bool negated);

static struct cond *row(struct when *when, const struct cond *cond, bool negated)
{
    struct cond *whole = NULL;
    bool either = (cond->op == COND_OR) != negated;
    for (size_t i = 0; i < cond->count; i++) {
        struct cond *part = NULL;
        if (cond->op == COND_OR && !negated && i + 1 < cond->count)
            part = one_of_two(when, cond->kids[i], cond->kids[i + 1]);
        if (part)
            i++;
        else
            part = translate(when, cond->kids[i], negated);
        if (!part)
            return NULL;
        whole = whole ? join(when, either ? COND_OR : COND_AND, whole, part) : part;
    }
    return whole;
}

static struct cond *call(struct when *when, const struct cond *cond, bool negated)
{
    bool missing = cond->function == COND_MISSING;
    const struct question *question = cond->count == 1 ? question_of(when, cond->kids[0]) : NULL;
    if (!question || (!missing && cond->function != COND_ANSWERED))
        return fail(when, arena_textf(when->arena, "%s() of this is nothing that a form can ask",
                                      cond->text));
    return is_missing(when, question, missing != negated);
}

static struct cond *translate(struct when *when, const struct cond *cond, bool negated)
{
    switch (cond->op) {
    case COND_AND:
    case COND_OR: return row(when, cond, negated);
    case COND_NOT: when->rewritten = true; return translate(when, cond->kids[0], !negated);
    case COND_EQ:
    case COND_NE:
    case COND_LT:
    case COND_LE:
    case COND_GT:
    case COND_GE: return comparison(when, cond, negated);
    case COND_IN: return in(when, cond, negated);
    case COND_CALL: return call(when, cond, negated);
    default: break;
    }
    return fail(when, "a form looks at answers to its own questions only");
}

const char *foreign_out_when(const struct foreign_out *out, const struct question *question,
                             bool *rewritten, const char **why)
{
    struct when when = {
        .out = out, .arena = out->form.arena, .surveyjs = out->form.dialect == FOREIGN_SURVEYJS};
    const struct cond *cond = translate(&when, question->when, false);
    *rewritten = when.rewritten;
    *why = when.why;
    return cond ? cond_text(when.arena, cond) : NULL;
}
