// Values between the engine and the functions of scripts: the tables `fact`, `item`, `figure` ...
// read through to the evaluation; what a function gives back is checked and made a value.
#ifndef GROW_RULES_BRIDGE_H
#define GROW_RULES_BRIDGE_H

#include "rules/reading.h"
#include "rules/sandbox.h"

struct bridge;

// A Lua state for one evaluation, made when the first function is called. `diags` gets its errors.
struct bridge *bridge_new(const struct reading *reading, const struct limits *limits,
                          struct diags *diags);
void bridge_free(struct bridge *bridge);

// Calls the function of an expression that `script` declares; gives a number, bool, text
// or list of texts (a list is VALUE_LIST of VALUE_TEXT), missing for nil; of a condition, only a
// bool or missing. False after a diagnostic. May be entered again while a function reads a figure
// that is a function itself.
bool bridge_call(struct bridge *bridge, int script, const struct expr *expr, struct value *value);

struct sandbox_use bridge_use(const struct bridge *bridge);

// What each call used, as they ended. Lives in the arena of the reading.
const struct rule_use *bridge_uses(const struct bridge *bridge, size_t *count);

#endif
