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
    const struct text_place *place;
    struct diags *diags;
    struct cond_token token; // the one that is looked at
    bool failed;             // a diagnostic has been given; the rest is not read
};

// Stands on the first token afterwards.
void cond_lex_init(struct cond_lexer *lexer, struct arena *arena, const char *text,
                   const struct text_place *place, struct diags *diags);
void cond_lex_next(struct cond_lexer *lexer);

// The place of the token that is looked at.
struct span cond_lex_here(const struct cond_lexer *lexer);

// Gives one diagnostic with a help and ends the reading; after the first one it does nothing and
// gives NULL.
SAYS struct diag *cond_lex_fail(struct cond_lexer *lexer, enum diag_code code, struct span span,
                                const char *message, const char *help);

// --- what is in the way (cond_fail.c): each says so, and ends the reading ---

void cond_fail_value(struct cond_lexer *lexer); // the token cannot begin a value
void cond_fail_close(struct cond_lexer *lexer,
                     struct span open);        // it should close what opens there
void cond_fail_rest(struct cond_lexer *lexer); // a whole condition was read before it

#endif
