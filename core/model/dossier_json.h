// What JSON has and libyaml has not; for the readers of dossiers and results.
#ifndef GROW_MODEL_DOSSIER_JSON_H
#define GROW_MODEL_DOSSIER_JSON_H

#include "base/arena.h"

// Where `text` is a JSON object, \ud83d\ude00 is written as \U0001F600, with two blanks behind the
// closing quote, so that the length and the place of everything else stay as they are. Any other
// text is given back as it is.
const char *dossier_json(struct arena *arena, const char *text, size_t length);

#endif
