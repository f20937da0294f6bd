// The schema documents, embedded from core/engine/schema/ when the project is built. A document
// may hold one line `"here": "<other>"`, which stands for the members of another one.
#ifndef GROW_ENGINE_SCHEMA_H
#define GROW_ENGINE_SCHEMA_H

extern const char SCHEMA_PACK[];
extern const char SCHEMA_COMMON[];
extern const char SCHEMA_RECORDS[]; // what a pack and a common file may both hold
extern const char SCHEMA_DOSSIER[];
extern const char SCHEMA_MIGRATION[];
extern const char SCHEMA_PUBLISHED[];
extern const char SCHEMA_CASE[];
extern const char SCHEMA_REPORT[];
extern const char SCHEMA_ANY[]; // what a dossier of any pack may hold

#endif
