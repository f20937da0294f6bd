// The way back of foreign.h: what the writers of forms of other programs share. A pack is looked
// through once: which questions can stand in the form, and under which condition. A writer puts
// those down; what is changed or left out is told.
#ifndef GROW_ENGINE_FOREIGN_OUT_H
#define GROW_ENGINE_FOREIGN_OUT_H

#include "engine/foreign.h"

// What becomes of a part of a pack: a row of the page, and what is said when it is met. The types
// come first, as in enum question_type.
enum out_part {
    OUT_TABLE = QUESTION_TABLE,
    OUT_HELP,
    OUT_WHEN,
    OUT_OPTION_WHEN,
    OUT_MOST,
    OUT_LINES,
    OUT_ABOVE,
    OUT_UNIT,
    OUT_SUGGEST,
    OUT_ANCHORS,
    OUT_NOTHING,
    OUT_STATES,
    OUT_SCALE,
    OUT_SECTION,
    OUT_PHASE,
    OUT_FACT,
    OUT_ROLE,
    OUT_DIMENSION,
    OUT_WEIGHT,
    OUT_SOURCE,
    OUT_CHECK,
    OUT_DESCRIPTION,
    OUT_TITLE,
    OUT_VERSION,
    OUT_GROUP,
    OUT_RULES,
    OUT_PARTS
};

struct out_rule {
    const char *part;
    struct {
        enum foreign_fate fate; // FOREIGN_REFUSED: left out
        const char *how;
    } in[2]; // by dialect
};
const struct out_rule *foreign_out_rule(int part);

struct foreign_out {
    struct foreign form; // its arena, diagnostics, dialect and lines
    const struct pack *pack;
    const char **when; // of each question: "" for always; NULL when the question is left out
};

// A run of questions that stand together: the facts, or a section.
struct out_section {
    const char *id;
    struct text title, help;
    int first, count; // of the pack
};
// Section `number` with a question that is not left out, or false.
bool foreign_out_section(const struct foreign_out *out, int *number, struct out_section *section);

// The text in the form: with the unit, which a form has no place for.
struct text foreign_out_text(const struct foreign_out *out, const struct question *question);
// "Weet ik niet", in each language of the pack.
struct text foreign_out_state(const struct foreign_out *out, bool know);
const char *foreign_out_number(const struct foreign_out *out, double number);

// --- foreign_out_when.c ---

// The condition of a question in the language of the form, or NULL with why it has none.
// `*rewritten`: it is asked in other words.
const char *foreign_out_when(const struct foreign_out *out, const struct question *question,
                             bool *rewritten, const char **why);

// --- the writers ---

void foreign_out_xlsform(const struct foreign_out *out, const grow_cells *cells);
void foreign_out_surveyjs(const struct foreign_out *out, struct buf *text);

#endif
