// Cross references of a pack, when all its files have been read.
#ifndef GROW_MODEL_CHECK_H
#define GROW_MODEL_CHECK_H

#include "model/read.h"

void check_pack(struct read *r);

#endif
