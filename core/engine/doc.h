// The reference pages: Markdown made of the lists that exist once. doc.c has the entry and the
// short pages; the pages of a pack and of scripts have files of their own.
#ifndef GROW_ENGINE_DOC_H
#define GROW_ENGINE_DOC_H

#include "base/arena.h"
#include "base/buf.h"

struct grow_pack;
struct api_function;
struct json;

struct doc {
    struct arena arena;
    struct buf *out;
    const struct grow_pack *pack; // or NULL
};

// A text inside a row of a table: on one line, with what would end the cell escaped.
void doc_cell(struct doc *doc, const char *text);
// As doc_cell, as code; nothing when there is no text.
void doc_code(struct doc *doc, const char *text);
void doc_next(struct doc *doc); // " | "
void doc_row(struct doc *doc);  // ends the row and begins another
void doc_head(struct doc *doc, const char *const columns[], size_t count);

void doc_lua(struct doc *doc);
void doc_absents(struct doc *doc); // of standard Lua; part of its page
// "string.sub(s, i [, j])".
void doc_signature(struct buf *out, const struct api_function *function);
void doc_sandbox(struct doc *doc);
void doc_xlsform(struct doc *doc); // doc_foreign.c
void doc_surveyjs(struct doc *doc);

// Not Markdown: for an editor, for luacheck, and everything about scripts as JSON.
void doc_stubs(struct doc *doc);
void doc_luacheckrc(struct doc *doc);
void doc_guide(struct doc *doc);

// Lists of doc.c that the guide shows too.
struct doc_pair {
    const char *name, *text;
};
size_t doc_operators(const struct doc_pair **list);
size_t doc_condition_functions(const struct doc_pair **list); // by enum cond_function, unnamed
void doc_codes(struct json *json);
void doc_limit(struct doc *doc, const char *what, unsigned long long most); // a cell and its number
void doc_pack(struct doc *doc);
void doc_rules(struct doc *doc); // of the pack; part of its page

#endif
