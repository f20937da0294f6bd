// The parser of the condition language: tokens to a tree, by recursive descent, one function a
// level of precedence. It checks the form and the number of arguments; it must not know which
// names exist. At most COND_DEPTH parentheses, calls, `not`s and minus signs nest, and the length
// is limited too, so that neither this parser nor anything that walks the tree can run out of
// stack.
#include "model/cond.h"

#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "model/cond_lex.h"

struct parser {
    struct cond_lexer lexer;
    struct arena *arena;
    int depth;
};

struct function {
    const char *name;
    enum cond_function is;
    size_t least, most; // arguments; a most of 0: any number
    const char *usage;
};

static const struct function FUNCTIONS[] = {
    {"count", COND_COUNT, 1, 1, "count(list)"},
    {"sum", COND_SUM, 1, 0, "sum(column) or sum(a, b, ...)"},
    {"min", COND_MIN, 1, 0, "min(column) or min(a, b, ...)"},
    {"max", COND_MAX, 1, 0, "max(column) or max(a, b, ...)"},
    {"mean", COND_MEAN, 1, 0, "mean(column) or mean(a, b, ...)"},
    {"abs", COND_ABS, 1, 1, "abs(number)"},
    {"lin", COND_LIN, 3, 3, "lin(value, from, to)"},
    {"missing", COND_MISSING, 1, 1, "missing(name)"},
    {"answered", COND_ANSWERED, 1, 1, "answered(name)"},
};

enum { FUNCTION_COUNT = sizeof FUNCTIONS / sizeof *FUNCTIONS };

static struct cond *parse_or(struct parser *parser);

static struct span span_of(const struct parser *parser, size_t from, size_t to)
{
    return text_place_span(parser->lexer.place, from, to);
}

static struct span here(const struct parser *parser)
{
    return cond_lex_here(&parser->lexer);
}

SAYS static struct diag *fail(struct parser *parser, struct span span, const char *message,
                              const char *help)
{
    return cond_lex_fail(&parser->lexer, DIAG_CONDITION_SYNTAX, span, message, help);
}

static bool looking_at(const struct parser *parser, enum cond_token_kind kind)
{
    return parser->lexer.token.kind == kind;
}

static void next(struct parser *parser)
{
    cond_lex_next(&parser->lexer);
}

static struct cond *node(struct parser *parser, enum cond_op op, struct span span)
{
    struct cond *cond = arena_alloc(parser->arena, sizeof *cond);
    cond->op = op;
    cond->span = span;
    return cond;
}

static struct cond *node_of_two(struct parser *parser, enum cond_op op, struct cond *left,
                                struct cond *right)
{
    struct cond *cond = node(parser, op, span_join(left->span, right->span));
    cond->kids = arena_array(parser->arena, 2, sizeof(struct cond *));
    cond->kids[0] = left;
    cond->kids[1] = right;
    cond->count = 2;
    return cond;
}

static struct cond *node_of_one(struct parser *parser, enum cond_op op, struct span from,
                                struct cond *kid)
{
    struct cond *cond = node(parser, op, span_join(from, kid->span));
    cond->kids = arena_array(parser->arena, 1, sizeof(struct cond *));
    cond->kids[0] = kid;
    cond->count = 1;
    return cond;
}

static void add_kid(struct parser *parser, struct cond *cond, size_t *room, struct cond *kid)
{
    ARENA_PUSH(parser->arena, cond->kids, cond->count, *room);
    cond->kids[cond->count++] = kid;
}

// Goes one level deeper, or gives a diagnostic and false.
static bool enter(struct parser *parser)
{
    if (parser->depth >= COND_DEPTH) {
        cond_lex_fail(
            &parser->lexer, DIAG_CONDITION_SIZE, here(parser),
            diag_textf(parser->lexer.diags, "the condition nests deeper than %d", COND_DEPTH),
            "take out needless parentheses, or give a part a name of its own as a figure");
        return false;
    }
    parser->depth++;
    return true;
}

static void leave(struct parser *parser)
{
    parser->depth--;
}

// Stands on what should be a ')' for the '(' at `open`.
static bool expect_close(struct parser *parser, struct span open)
{
    if (looking_at(parser, TOKEN_CLOSE)) {
        next(parser);
        return !parser->lexer.failed;
    }
    cond_fail_close(&parser->lexer, open);
    return false;
}

static const struct function *function_find(const char *name)
{
    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        if (text_equal(FUNCTIONS[i].name, name))
            return &FUNCTIONS[i];
    }
    return NULL;
}

static struct cond *fail_function(struct parser *parser, const struct cond_token *name)
{
    const char *names[FUNCTION_COUNT];
    for (size_t i = 0; i < FUNCTION_COUNT; i++)
        names[i] = FUNCTIONS[i].name;
    struct diag *diag =
        cond_lex_fail(&parser->lexer, DIAG_UNKNOWN_NAME, span_of(parser, name->from, name->to),
                      diag_textf(parser->lexer.diags, "no function is called '%s'", name->text),
                      "the functions are count, sum, min, max, mean, abs, lin, missing, answered");
    if (diag)
        diag_suggest(parser->lexer.diags, diag, name->text, names, FUNCTION_COUNT);
    return NULL;
}

static struct cond *check_arguments(struct parser *parser, const struct function *function,
                                    struct cond *call)
{
    bool many = function->most && call->count > function->most;
    if (call->count >= function->least && !many)
        return call;
    cond_lex_fail(&parser->lexer, DIAG_CONDITION_TYPE, call->span,
                  diag_textf(parser->lexer.diags,
                             function->most == 0    ? "'%s' takes at least %zu argument, not %zu"
                             : function->least == 1 ? "'%s' takes %zu argument, not %zu"
                                                    : "'%s' takes %zu arguments, not %zu",
                             function->name, function->least, call->count),
                  diag_textf(parser->lexer.diags, "write %s", function->usage));
    return NULL;
}

// Stands on the '(' after a function's name.
static struct cond *parse_call(struct parser *parser, const struct cond_token *name)
{
    const struct function *function = function_find(name->text);
    if (!function)
        return fail_function(parser, name);
    struct span open = here(parser);
    if (!enter(parser))
        return NULL;
    next(parser);
    struct cond *call = node(parser, COND_CALL, span_of(parser, name->from, name->to));
    size_t room = 0;
    call->text = function->name;
    call->function = function->is;
    while (!looking_at(parser, TOKEN_CLOSE) || call->count > 0) {
        struct cond *argument = parse_or(parser);
        if (!argument)
            return NULL;
        add_kid(parser, call, &room, argument);
        if (!looking_at(parser, TOKEN_COMMA))
            break;
        next(parser);
    }
    call->span = span_join(call->span, here(parser));
    if (!expect_close(parser, open))
        return NULL;
    leave(parser);
    return check_arguments(parser, function, call);
}

static struct cond *parse_parentheses(struct parser *parser)
{
    struct span open = here(parser);
    if (!enter(parser))
        return NULL;
    next(parser);
    struct cond *inner = parse_or(parser);
    if (!inner)
        return NULL;
    struct span whole = span_join(open, here(parser));
    if (!expect_close(parser, open))
        return NULL;
    leave(parser);
    inner->span = whole;
    return inner;
}

static struct cond *parse_leaf(struct parser *parser, enum cond_op op)
{
    struct cond *cond = node(parser, op, here(parser));
    cond->text = parser->lexer.token.text;
    if (op == COND_NUMBER) {
        cond->number = parser->lexer.token.number;
        cond->text = NULL;
    }
    next(parser);
    return parser->lexer.failed ? NULL : cond;
}

static struct cond *parse_primary(struct parser *parser)
{
    struct cond_token token = parser->lexer.token;
    switch (token.kind) {
    case TOKEN_NUMBER: return parse_leaf(parser, COND_NUMBER);
    case TOKEN_QUOTED: return parse_leaf(parser, COND_QUOTED);
    case TOKEN_OPEN: return parse_parentheses(parser);
    case TOKEN_NAME: {
        struct cond *name = parse_leaf(parser, COND_NAME);
        if (name && looking_at(parser, TOKEN_OPEN))
            return parse_call(parser, &token);
        return name;
    }
    default: cond_fail_value(&parser->lexer); return NULL;
    }
}

// A minus before a written number makes it negative; before anything else it is a COND_NEGATE.
static struct cond *parse_unary(struct parser *parser)
{
    if (!looking_at(parser, TOKEN_SUM) || parser->lexer.token.op != COND_SUB)
        return parse_primary(parser);
    struct span minus = here(parser);
    if (!enter(parser))
        return NULL;
    next(parser);
    struct cond *kid = parse_unary(parser);
    if (!kid)
        return NULL;
    leave(parser);
    if (kid->op != COND_NUMBER)
        return node_of_one(parser, COND_NEGATE, minus, kid);
    kid->number = kid->number != 0 ? -kid->number : 0; // never a negative zero
    kid->span = span_join(minus, kid->span);
    return kid;
}

static struct cond *parse_product(struct parser *parser)
{
    struct cond *left = parse_unary(parser);
    while (left && looking_at(parser, TOKEN_PRODUCT)) {
        enum cond_op op = parser->lexer.token.op;
        next(parser);
        struct cond *right = parse_unary(parser);
        left = right ? node_of_two(parser, op, left, right) : NULL;
    }
    return left;
}

static struct cond *parse_sum(struct parser *parser)
{
    struct cond *left = parse_product(parser);
    while (left && looking_at(parser, TOKEN_SUM)) {
        enum cond_op op = parser->lexer.token.op;
        next(parser);
        struct cond *right = parse_product(parser);
        left = right ? node_of_two(parser, op, left, right) : NULL;
    }
    return left;
}

static struct cond *parse_item(struct parser *parser)
{
    const struct cond_token *token = &parser->lexer.token;
    bool minus = token->kind == TOKEN_SUM && token->op == COND_SUB;
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_QUOTED || token->kind == TOKEN_NAME ||
        minus) {
        struct cond *item = minus ? parse_unary(parser)
                                  : parse_leaf(parser, token->kind == TOKEN_NUMBER   ? COND_NUMBER
                                                       : token->kind == TOKEN_QUOTED ? COND_QUOTED
                                                                                     : COND_NAME);
        if (item && item->op != COND_NEGATE)
            return item;
        if (item)
            fail(parser, item->span, "a list holds no calculations",
                 "write numbers, words or \"texts\" in it");
        return NULL;
    }
    fail(parser, here(parser),
         token->kind == TOKEN_CLOSE ? "the list lacks a value here"
                                    : "a list holds numbers, words and texts only",
         "write the values between commas: x in (a, b)");
    return NULL;
}

// What stands after `in`: a list between parentheses, or the name of one.
static struct cond *parse_list(struct parser *parser)
{
    if (looking_at(parser, TOKEN_NAME))
        return parse_leaf(parser, COND_NAME);
    if (!looking_at(parser, TOKEN_OPEN)) {
        fail(parser, here(parser), "after 'in' stands a list or the name of one",
             "write x in (a, b), or so in F01");
        return NULL;
    }
    struct span open = here(parser);
    struct cond *list = node(parser, COND_LIST, open);
    size_t room = 0;
    do {
        next(parser);
        struct cond *item = parse_item(parser);
        if (!item)
            return NULL;
        add_kid(parser, list, &room, item);
    } while (looking_at(parser, TOKEN_COMMA));
    list->span = span_join(open, here(parser));
    return expect_close(parser, open) ? list : NULL;
}

static struct cond *parse_comparison(struct parser *parser)
{
    struct cond *left = parse_sum(parser);
    if (!left || !looking_at(parser, TOKEN_COMPARE))
        return left;
    enum cond_op op = parser->lexer.token.op;
    next(parser);
    struct cond *right = op == COND_IN ? parse_list(parser) : parse_sum(parser);
    if (!right)
        return NULL;
    if (looking_at(parser, TOKEN_COMPARE)) {
        fail(parser, here(parser), "two comparisons stand in one row",
             "compare two by two: 'a < b and b < c'");
        return NULL;
    }
    return node_of_two(parser, op, left, right);
}

static struct cond *parse_not(struct parser *parser)
{
    if (!looking_at(parser, TOKEN_NOT))
        return parse_comparison(parser);
    struct span from = here(parser);
    if (!enter(parser))
        return NULL;
    next(parser);
    struct cond *kid = parse_not(parser);
    if (!kid)
        return NULL;
    leave(parser);
    return node_of_one(parser, COND_NOT, from, kid);
}

// Parts joined by `and` or by `or`; a part in parentheses of the same kind is taken up in the row.
static struct cond *parse_row(struct parser *parser, struct cond *(*part)(struct parser *),
                              enum cond_token_kind joint, enum cond_op op)
{
    struct cond *first = part(parser);
    if (!first || !looking_at(parser, joint))
        return first;
    struct cond *row = node(parser, op, first->span);
    size_t room = 0;
    for (struct cond *kid = first;;) {
        row->span = span_join(row->span, kid->span);
        if (kid->op == op) {
            for (size_t i = 0; i < kid->count; i++)
                add_kid(parser, row, &room, kid->kids[i]);
        } else {
            add_kid(parser, row, &room, kid);
        }
        if (!looking_at(parser, joint))
            return row;
        next(parser);
        kid = part(parser);
        if (!kid)
            return NULL;
    }
}

static struct cond *parse_and(struct parser *parser)
{
    return parse_row(parser, parse_not, TOKEN_AND, COND_AND);
}

static struct cond *parse_or(struct parser *parser)
{
    return parse_row(parser, parse_and, TOKEN_OR, COND_OR);
}

static struct cond *parse_whole(struct parser *parser)
{
    if (looking_at(parser, TOKEN_END)) {
        fail(parser, parser->lexer.place->pieces->at, "the condition is empty",
             "write what must hold, or leave it out");
        return NULL;
    }
    struct cond *cond = parse_or(parser);
    if (cond && !looking_at(parser, TOKEN_END)) {
        cond_fail_rest(&parser->lexer);
        return NULL;
    }
    return parser->lexer.failed ? NULL : cond;
}

struct cond *cond_parse_placed(struct arena *arena, const char *text,
                               const struct text_place *place, struct diags *diags)
{
    size_t length = strlen(text);
    if (length > COND_LENGTH) {
        struct diag *diag =
            diag_add(diags, DIAG_CONDITION_SIZE, text_place_span(place, 0, length),
                     "a condition of %zu bytes; at most %d are read", length, COND_LENGTH);
        diag_help(diags, diag, "give a part a name of its own as a figure and use that");
        return NULL;
    }
    struct parser parser = {.arena = arena};
    cond_lex_init(&parser.lexer, arena, text, place, diags);
    return parse_whole(&parser);
}

const char *cond_usage(enum cond_function function)
{
    return FUNCTIONS[function].usage;
}
