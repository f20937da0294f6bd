// How solid the main findings of an assessment are, for its report.
#ifndef GROW_ENGINE_SOLIDITY_H
#define GROW_ENGINE_SOLIDITY_H

#include "engine/handles.h"
#include "report/solidity.h"

const struct solidity *solidity_of(const struct grow_assessment *handle, struct arena *arena);

#endif
