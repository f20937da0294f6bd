// The inside of a conversion: what the readers of other programs' questionnaires fill, and what the
// writer of a pack takes. What is made is a struct pack, as if it had been read from YAML; beside
// it stands where each question came from, and what was told of it.
#ifndef GROW_ENGINE_FOREIGN_H
#define GROW_ENGINE_FOREIGN_H

#include "engine/handles.h"
#include "engine/import.h"
#include "model/names.h"
#include "model/pack.h"

enum foreign_fate { FOREIGN_SUPPORTED, FOREIGN_CHANGED, FOREIGN_REFUSED };

// What becomes of a type, a column or a property: a row of the page about a format, and what is
// said when it is met.
struct foreign_rule {
    const char *word;
    enum foreign_fate fate;
    int kind; // for the reader
    const char *how;
};
const struct foreign_rule *foreign_rule_find(const struct foreign_rule *rules, size_t count,
                                             const char *word);

struct foreign_line {
    enum foreign_fate fate;
    struct span at;
    const char *about, *how;
};

struct foreign_choice {
    const char *name;  // as the form has it
    const char *id;    // of an option
    const char *point; // of a scale
    struct text label;
    bool has_score;
    double score;
    struct span at;
};

// The choices of one or more questions.
struct foreign_list {
    const char *name;
    struct foreign_choice *choices;
    size_t count, room;
    bool filled, named, scaled; // what was made of it so far: labels, options, a scale
    bool spoiled;               // a score of it was told to be none
    int scale;                  // in the pack, or -1 after a diagnostic
    struct span at;
};

// A condition that the form has, with the one of the group around it.
struct foreign_condition {
    const char *text;
    struct span at;
    const struct foreign_condition *outer;
};

struct foreign_origin {
    const char *name;
    struct foreign_list *list; // or NULL
    int scale;                 // in the pack, of a question with a scale
    const struct foreign_condition *when;
};

enum { FOREIGN_ID = 40 }; // bytes of an id that is made of a name

// Room for one more in a list whose count is an int.
#define FOREIGN_PUSH(form, list, count, room)                                 \
    ((count) < (room)                                                         \
         ? (void)0                                                            \
         : (void)((list) = arena_grow((form)->arena, (list), (size_t)(count), \
                                      (size_t)((room) = (room) ? (room)*2 : 8), sizeof *(list))))

enum foreign_dialect { FOREIGN_XLSFORM, FOREIGN_SURVEYJS };

struct foreign {
    enum foreign_dialect dialect;
    struct arena *arena;
    struct diags *diags;
    struct pack *pack;
    struct foreign_origin *origins; // of the questions of the pack
    int question_room, origin_room, section_room, scale_room;
    struct names names;   // questions, as the form calls them
    struct names ids;     // questions, as the pack does
    struct names refused; // questions that were told to be refused, as the form calls them
    struct names section_ids, scale_ids;
    struct foreign_line *lines;
    size_t line_count, line_room;
    const char *introduction;     // the language of what has none
    bool language_given, assumed; // by the form or the user; something needed it
    struct text waiting;          // a note that goes to the help of the next question
    struct span waiting_at;
    bool new_section;    // the next question begins one
    struct names shared; // lists of choices that a form names, in `lists`
    struct foreign_list **lists;
    size_t list_count, list_room;
    bool outward; // a pack becomes a form: what is refused is left out
};

// --- foreign.c: what is told ---

SAYS void foreign_tell(struct foreign *form, enum foreign_fate fate, struct span at,
                       const char *about, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
// A diagnostic, with a help.
SAYS struct diag *foreign_refuse(struct foreign *form, enum diag_code code, struct span at,
                                 const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
// The word that is taken over and nearest to one that is not known, or NULL.
const char *foreign_rule_near(const struct foreign *form, const struct foreign_rule *rules,
                              size_t count, const char *word);

// A type that cannot be taken over, of a question with this name: what looks at it is not told,
// too.
void foreign_refuse_type(struct foreign *form, struct span at, const char *help, const char *type,
                         const struct foreign_rule *rules, size_t count, const char *name);

// The lines in the order of their places, and how many there are of each fate.
void foreign_write_report(const struct foreign *form, const char *name, struct buf *out);

// What a question has become.
void foreign_tell_question(struct foreign *form, const struct question *question, struct span at);

// --- foreign_build.c: what is made ---

// The number of a language in the pack, which is added; -1 after a diagnostic.
int foreign_language(struct foreign *form, const char *code, struct span at);
// Tells which language the form was taken to be in, when neither it nor the user said so.
void foreign_told_language(struct foreign *form, struct span at);
// One language of a text. False, after a diagnostic, when it cannot stand in a pack.
bool foreign_put(struct foreign *form, struct text *text, int language, const char *words,
                 struct span at);
bool foreign_has(const struct text *text);
// Every language of a text has words: those of another where there are none, which is told.
void foreign_fill(struct foreign *form, struct text *text, const char *about);
// `more` under `text`, in each language.
void foreign_join(struct foreign *form, struct text *text, const struct text *more);
void foreign_plain(struct foreign *form, struct text *text, const char *words);

// A name as an id of letters, digits and '_'; `first` stands before one without a letter to begin.
const char *foreign_word_id(struct foreign *form, const char *name, char first);
// `made`, with a number behind it when it is taken.
const char *foreign_free_id(const struct foreign *form, struct names *taken, const char *made,
                            size_t most, int index, struct span at);

void foreign_section(struct foreign *form, const char *name, const struct text *title,
                     const struct text *help, struct span at);
// A question of the last section, or NULL after a diagnostic: the name stands twice.
struct question *foreign_question(struct foreign *form, const char *name, enum question_type type,
                                  const struct foreign_condition *when, struct span at);
struct foreign_origin *foreign_origin_of(struct foreign *form, const struct question *question);

// --- foreign_choices.c ---

struct foreign_choice *foreign_choice(struct foreign *form, struct foreign_list *list,
                                      const char *name, struct span at);
// These choices, or the ones that an earlier question has under the same name.
struct foreign_list *foreign_shared(struct foreign *form, struct foreign_list *list);
// Gives a question its choices: options, or a scale when they have scores.
void foreign_choose(struct foreign *form, struct question *question, struct foreign_list *list);
// Gives it a scale of the pack, which counts in the score.
void foreign_count(struct foreign *form, struct question *question, int scale);
// A scale of whole numbers, which questions that name it share, or those with the same bounds.
// `name` may be NULL.
void foreign_rate(struct foreign *form, struct question *question, const char *name, int from,
                  int to, const struct text *lowest, const struct text *highest);

// --- foreign_when.c ---

// The condition of a question, in the language of packs; NULL after a diagnostic, or without one.
struct cond *foreign_when(struct foreign *form, const struct question *question);
// `. >= 0 and . <= 10` as the bounds of a number.
bool foreign_bounds(struct foreign *form, struct question *question, const char *text,
                    struct span at);

// --- the readers; false after a diagnostic ---

bool foreign_xlsform(struct foreign *form, const grow_foreign *data);
bool foreign_surveyjs(struct foreign *form, const grow_foreign *data);

// --- foreign_pack.c ---

void foreign_write_pack(const struct pack *pack, struct arena *arena, struct buf *out);
extern const char *const FOREIGN_TYPES[]; // as packs write them, by enum question_type
void foreign_write_script(const struct pack *pack, struct buf *out);
// A first case, so that there is something to test and to copy.
void foreign_write_case(const struct pack *pack, struct buf *out);

#endif
