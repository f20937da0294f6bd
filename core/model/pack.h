// What a questionnaire is: the immutable model that everything above reads. Plain data, filled
// by read_*.c and checked by check.c; it lives in one arena and is never changed after loading.
#ifndef GROW_MODEL_PACK_H
#define GROW_MODEL_PACK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/node.h"
#include "base/value.h"
#include "model/cond.h"

enum { PACK_LANGUAGES = 4, PACK_ROLES = 16, PACK_QUESTIONS = 4000, PACK_OPTIONS = 200 };

// The least number of people whose answers are told together.
enum { GROUP_LEAST = 5, GROUP_CROSSINGS = 20 };

// A text in each language of its pack, in the pack's order. A single-language pack fills only [0].
struct text {
    const char *in[PACK_LANGUAGES];
    struct span span;
};

struct role {
    const char *id;
    struct text label;
    const char *shortname; // "S"
    double weight;
    struct span span;
};

struct point {
    const char *is; // as a dossier holds it: "4", "deels"
    double number;  // what it counts as
    struct text label;
};

struct scale {
    const char *id;
    struct text label;
    bool words;  // points are words, counting 0, 1, 2 ...
    bool strict; // without dont_know and not_applicable
    struct point *points;
    size_t count;
    int levels[5]; // point index that stands for level 0..4 in cases; -1 when not given
    bool has_levels;
    struct span span;
};

struct option {
    const char *id;
    struct text label;
    struct cond *when;
    struct span span;
};

enum question_type {
    QUESTION_SCALE,
    QUESTION_SINGLE,
    QUESTION_MULTIPLE,
    QUESTION_NUMBER,
    QUESTION_YEAR,
    QUESTION_DATE,
    QUESTION_TEXT,
    QUESTION_RANKING,
    QUESTION_TABLE
};

enum phase {
    PHASE_FACTS,
    PHASE_GOAL,
    PHASE_REALITY,
    PHASE_OPTIONS,
    PHASE_WAY_FORWARD,
    PHASE_COUNT
};

struct check {
    struct cond *that;
    struct text say;
    int at; // the question it is about, or -1
    struct span span;
};

struct list;

struct question {
    const char *id;
    int index; // in pack.questions; of a column, in its table
    enum question_type type;
    enum phase phase; // PHASE_FACTS for a fact
    int section;      // in pack.sections; -1 for a fact
    struct text text, help;
    bool has_help;
    const struct scale *scale;
    struct text *anchors; // one a point of the scale; in[0] NULL where there is none; or NULL
    struct option *options;
    size_t option_count;
    int most; // how many of a multiple may be chosen, or lines of a text; 0 for all
    bool has_min, has_max, has_above, integer;
    double min, max, above;
    const char *unit;           // or NULL
    int lines;                  // of a text
    const struct list *suggest; // of a text: what people can pick from; or NULL
    struct question *columns;
    size_t column_count;
    struct check *checks; // of a table: each row
    size_t check_count;
    unsigned roles; // bit r: role r is asked; 0 for a fact
    int dimension;  // or -1
    double weight;
    bool reversed;
    bool fixed; // a fact that no decision changes
    struct cond *when;
    const int *sources; // indexes in pack.sources
    size_t source_count;
    struct span span;
};

struct section {
    const char *id;
    enum phase phase;
    struct text title, help;
    bool has_help;
    int first, count; // questions
    struct span span;
};

struct dimension {
    const char *id;
    struct text label, help;
    bool has_help;
    struct span span;
};

// Validity: days since 1970; `LONG_MIN` and `LONG_MAX` where open.
struct validity {
    long from, until;
};

struct source_record {
    const char *id;
    struct text title;
    const char *date, *owner, *link; // or NULL
    bool content_known;
    const int *overtakes; // indexes in pack.sources
    size_t overtake_count;
    struct validity valid;
    struct text note;
    bool has_note;
    struct span span;
};

struct amount {
    const char *name;
    double value;
};

struct amount_set {
    const char *id;
    struct text label;
    struct validity valid;
    struct amount *amounts;
    size_t count;
    const int *sources;
    size_t source_count;
    struct text note;
    bool has_note;
    struct span span;
};

struct list_row {
    const char *id;
    struct text label;
    struct value
        cells; // in the order of the columns; a cell is a text, a list of texts, or nothing
    const int *sources;
    size_t source_count;
    struct span span;
};

// A table whose rows the pack gives: people pick from it, rules look things up in it. The id of a
// row is its key; two rows may have the same label.
struct list {
    const char *id;
    struct text label;
    struct question table; // its columns are `id`, `label` and those that the list declares
    struct list_row *rows;
    size_t row_count;
    struct value value; // the cells of all rows, as a VALUE_TABLE
    const int *sources;
    size_t source_count;
    struct text note;
    bool has_note;
    struct span span;
};

struct term {
    const char *term;
    struct text meaning;
    const char **alias;
    size_t alias_count;
};

struct script {
    const char *name; // "grow-onderwijsregio/money"
    const char *text;
    size_t length;
    int file;      // its source in the diagnostics
    bool declared; // in the pack's list; else a lib that may be required
};

struct phase_text {
    struct text title, help;
    bool present, has_help;
};

// Two questions that may be laid side by side in the results of a group: for those who chose each
// option of the first, what they answered to the second.
struct crossing {
    int of, by;
};

// A pack whose answers are those of a group of people, not of one partnership: only what `least`
// people or more have in common is ever shown. `least` is 0 for other packs.
struct group {
    int least;
    struct crossing *crossings;
    size_t crossing_count;
    struct span span;
};

struct names;
struct history;
struct translations;

struct pack {
    struct arena arena; // everything below lives here
    const char *id, *version;
    const char *languages[PACK_LANGUAGES];
    int language_count;
    struct text title, description;
    bool has_description;
    bool informal; // address: je
    struct validity valid;
    struct role *roles;
    int role_count;
    struct dimension *dimensions;
    int dimension_count;
    struct question *questions; // facts first, then the phases in order
    int question_count, fact_count;
    struct section *sections;
    int section_count;
    struct phase_text phases[PHASE_COUNT];
    struct check *checks;
    int check_count;
    struct group group;
    struct scale *scales;
    int scale_count;
    struct source_record *sources;
    int source_count;
    struct amount_set *amounts;
    int amount_count;
    const char **amount_names; // each name once, over all sets
    int amount_name_count;
    struct term *glossary;
    int glossary_count;
    struct list *lists;
    int list_count;
    struct script *scripts; // declared ones first, in order
    int script_count;
    struct translations *translations; // of every text: model/translations.h
    struct history *history;           // what was published and how dossiers move: model/history.h
    const struct node *report;    // report.yaml as read, or NULL; its reader is report/layout.c
    struct diags *diags;          // sources of every file, for the places in traces
    const struct names *names;    // of the questions: pack_question_find
    char hash[HASH_TEXT];         // canonical JSON of every file and the scripts
    char scripts_hash[HASH_TEXT]; // the scripts alone
};

// NULL or -1 when there is none.
const struct question *pack_question_find(const struct pack *pack, const char *id);
// Does it depend on somebody's own answers whether they are asked? (Once its condition is bound.)
bool question_is_personal(const struct question *question);
// Does a crossing of the two tell something: groups of who made one choice, and answers that are
// counted? More than two are never crossed.
bool question_crosses(const struct question *of, const struct question *by);
int pack_dimension_find(const struct pack *pack, const char *id);
int pack_role_find(const struct pack *pack, const char *id);
int pack_source_find(const struct pack *pack, const char *id);
int pack_amount_name_find(const struct pack *pack, const char *name);
int pack_amount_set_find(const struct pack *pack, const char *id);
int pack_list_find(const struct pack *pack, const char *id);

// The amount set valid on a day, or -1.
int pack_amount_set_at(const struct pack *pack, long day);
// The amount of a set, or NULL when the set has none of this name.
const struct amount *pack_amount_of(const struct amount_set *set, const char *name);

bool validity_holds(const struct validity *validity, long day);

// The language of the pack's texts for who asks for `asked` (may be NULL): that, or the first.
// Numbers beside these texts are written as in that language.
const char *pack_language(const struct pack *pack, const char *asked);

// A text in a language of the pack; the first language where `language` (may be NULL) is not one of
// them.
const char *text_in(const struct pack *pack, const struct text *text, const char *language);

// What the host gives: text by logical name ("questionnaires/feiten/questionnaire.yaml",
// "scripts/lib/maturity.lua"). It lives as long as the pack and the diagnostics. `shown` is the
// path to print; it is copied.
struct pack_reader {
    // False when it is not there; with the reason as its text when it is, but cannot be read.
    bool (*read)(void *context, const char *name, const char **text, size_t *length,
                 const char **shown);
    void *context;
    // Or NULL: the names in "questionnaires", "questionnaires/common" or "scripts", to suggest one,
    // and the migrations of a pack: "questionnaires/x/migrations".
    size_t (*list)(void *context, const char *folder, const char *const **names);
};

// Reads and cross-checks a pack: YAML, common files, used packs and script texts (scripts are
// not run here; their conditions and names are checked in rules/). NULL when there was any error.
struct pack *pack_read(const char *id, const struct pack_reader *reader, struct diags *diags);

// How much of a pack with errors can be relied on.
enum pack_state {
    PACK_SOUND,   // no errors
    PACK_NAMED,   // everything has its id: the names in scripts can be looked at
    PACK_TATTERED // names may be missing: scripts can only be looked at one by one
};

// As pack_read, but what has errors is given too, for looking at its scripts and nothing else.
struct pack *pack_read_state(const char *id, const struct pack_reader *reader,
                             enum pack_state *state, struct diags *diags);
void pack_free(struct pack *pack);

#endif
