// The reference pages: Markdown made of the lists that exist once. doc.c has the entry and the
// short pages; the page of a pack, and that of scripts, have files of their own.
#ifndef GROW_ENGINE_DOC_H
#define GROW_ENGINE_DOC_H

#include "base/arena.h"
#include "base/buf.h"

struct grow_pack;

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
void doc_pack(struct doc *doc);
void doc_rules(struct doc *doc); // of the pack; part of its page

#endif
