// Holds a file against a JSON Schema: the keywords that the schemas of this project use.
#ifndef GROW_TEST_ENGINE_SCHEMA_CHECK_H
#define GROW_TEST_ENGINE_SCHEMA_CHECK_H

#include "base/node.h"

// True when `node` is what the schema tells; `root` has its $defs. A keyword that is not known here
// fails the test.
bool schema_check(const struct node *root, const struct node *schema, const struct node *node);

#endif
