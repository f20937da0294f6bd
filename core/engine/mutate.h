// The inside of mutate.c: what is moved beside the rules.
#ifndef GROW_ENGINE_MUTATE_H
#define GROW_ENGINE_MUTATE_H

#include "engine/handles.h"
#include "rules/mutant.h"

// mutate_report.c: the numbers of report.yaml. Adds those that a case can notice, and tells the
// others.
void mutate_report(struct mutants *mutants, grow_pack *pack);

#endif
