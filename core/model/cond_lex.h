// The words of the condition language, for its parser (cond.c) only.
#ifndef GROW_MODEL_COND_LEX_H
#define GROW_MODEL_COND_LEX_H

#include "model/cond.h"

enum cond_token_kind {
    TOKEN_END,
    TOKEN_BAD, // a diagnostic has been given
    TOKEN_NUMBER,
    TOKEN_QUOTED,
    TOKEN_NAME,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_COMPARE, // op: COND_EQ .. COND_IN
    TOKEN_SUM,     // op: COND_ADD or COND_SUB
    TOKEN_PRODUCT  // op: COND_MUL or COND_DIV
};

struct cond_token {
    enum cond_token_kind kind;
    enum cond_op op;
    double number;
    const char *text; // as written; of a quoted text, what is between the quotes
    size_t from, to;  // bytes of the condition
};

struct cond_lexer {
    struct arena *arena;
    const char *text;
    struct span at;
    struct diags *diags;
    struct cond_token token; // the one that is looked at
    bool failed;             // a diagnostic has been given; the rest is not read
};

// Stands on the first token afterwards.
void cond_lex_init(struct cond_lexer *lexer, struct arena *arena, const char *text, struct span at,
                   struct diags *diags);
void cond_lex_next(struct cond_lexer *lexer);

// The place of some bytes of a text that stands at `at`; `at` itself where it does not say a column
// or is longer than one line, because then the columns cannot be counted.
struct span cond_lex_place(const char *text, struct span at, size_t from, size_t to);

// Gives one diagnostic with a help and ends the reading; after the first one it does nothing and
// gives NULL.
SAYS struct diag *cond_lex_fail(struct cond_lexer *lexer, enum diag_code code, struct span span,
                                const char *message, const char *help);

#endif
