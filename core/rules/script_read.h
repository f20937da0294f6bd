// From the text of a script to what can be run: everything that is checked before a script runs,
// and what later steps need of it, made once.
#ifndef GROW_RULES_SCRIPT_READ_H
#define GROW_RULES_SCRIPT_READ_H

#include "rules/sandbox.h"
#include "rules/script_tokens.h"

struct script_read {
    const struct pack *pack;
    const struct limits *limits;
    struct arena *scratch;        // of the tokens, and of the checks
    struct arena *arena;          // of the code
    struct sandbox *grammar;      // compiles; NULL until the first
    bool spent;                   // which passed its limits
    struct script_tokens *tokens; // one a script, as far as they were read
    struct sandbox_code *code;    // the same
};

struct script_read script_read_begin(const struct pack *pack, const struct limits *limits,
                                     struct arena *scratch, struct arena *arena);

// Size, bytecode, UTF-8, characters, nesting, chained suffixes, the grammar, and words that the
// cage does not have. False after diagnostics; others can be read all the same.
bool script_read_one(struct script_read *read, int script, struct diags *diags);

// One script by itself, keeping nothing: for tests and hosts that only want to know.
bool script_read_alone(const struct pack *pack, int script, const struct limits *limits,
                       struct diags *diags);

// Frees what compiled. Tokens and code stay with their arenas.
void script_read_end(struct script_read *read);

#endif
