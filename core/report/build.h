// The inside of building a report, shared by the build_*.c files: each makes the blocks of a few
// kinds of sections. Nothing outside report/ includes this.
#ifndef GROW_REPORT_BUILD_H
#define GROW_REPORT_BUILD_H

#include "report/layout.h"
#include "report/notation.h"
#include "report/report.h"
#include "rules/fill.h"

struct build {
    const struct assessment *assessment;
    const struct pack *pack;
    const struct rulebook *rules;
    const struct layout *layout;
    const struct report_context *context;
    const struct layout_section *section; // that is being built
    struct notation notation;
    struct arena *arena;
    struct report *report;
    struct fill *fill; // what texts with values, and what rules read, may take
    size_t room;
};

#define WORDS(b, id) words_text((b)->notation.language, WORD_##id)
// The same of a plural, by a count.
#define SAY_COUNT(b, count, id, ...)                                       \
    words_fill_count((b)->arena, (b)->notation.language, WORD_##id, count, \
                     (const char *const[]){__VA_ARGS__, NULL})
#define SAY(b, id, ...)                                       \
    words_fill((b)->arena, (b)->notation.language, WORD_##id, \
               (const char *const[]){__VA_ARGS__, NULL})

// --- build_blocks.c: putting blocks together ---

// A text of the pack in the report's language.
const char *build_text(const struct build *b, const struct text *text);

struct line build_line(struct build *b, const char *text, const char *why);
// The first part stands out.
struct line build_strong(struct build *b, const char *strong, const char *rest, const char *why);
// "dimensions.financien": what to ask why of.
const char *build_why(struct build *b, const char *space, const char *id);

void build_push(struct build *b, struct block block);
void build_heading(struct build *b, int level, const char *anchor, const char *text,
                   const char *why);
void build_paragraph(struct build *b, const char *text, const char *why);
void build_callout(struct build *b, enum tone tone, const char *text, const char *why);

struct lines {
    struct line *list;
    size_t count, room;
};
void build_add(struct build *b, struct lines *lines, struct line line);
void build_list(struct build *b, const struct lines *lines, bool numbered); // nothing when empty

// A table: heads first, then cells row by row. `aligns` has an `l` or `r` a column.
struct cells {
    const char **heads;
    enum align *aligns;
    size_t columns;
    struct lines lines;
};
struct cells build_cells(struct build *b, size_t columns);
void build_column(struct cells *cells, size_t column, const char *head, enum align align);
void build_cell(struct build *b, struct cells *cells, const char *text, const char *why);
void build_table(struct build *b, const struct cells *cells, const char *caption);
// The same, to be written in.
void build_form(struct build *b, const struct cells *cells, const char *caption);
// A new page in print.
void build_break(struct build *b);

// --- build_lines.c: the sentences of report.yaml ---

bool build_holds(const struct build *b, const struct cond *when); // NULL holds
// Remembers that what has this id (or NULL) in the layout is shown.
void build_shown(struct build *b, const char *id);
// Does it hold? Then it is shown.
bool build_shows(struct build *b, const struct cond *when, const char *id);
// Plain text. `owner`: the rule whose text it is, or NULL.
const char *build_fill(struct build *b, const struct message *message, const char *owner);
struct line build_fill_line(struct build *b, const struct layout_line *line, const char *why);
// The notes of the rules that hold: about `about`, or all.
void build_say_notes(struct build *b, const char *about);
// Those that hold, as paragraphs and callouts. `why` is for lines without their own.
void build_lines(struct build *b, const struct layout_lines *lines, const char *why);

// --- build_refs.c: what a rule read, told to people ---

const char *build_ref_label(struct build *b, struct ref ref);
const char *build_ref_value(struct build *b, struct ref ref, const struct value *value);
// The same, charged: a … when the report tells too much. `at` is the rule.
const char *build_told_label(struct build *b, struct ref ref, struct span at);
const char *build_told_value(struct build *b, struct ref ref, const struct value *value,
                             struct span at);
struct span build_trace_span(const struct build *b, const struct trace *trace);
const char *build_rule_place(struct build *b, struct rule_at at);             // script:line
const char *build_sources(struct build *b, const int *sources, size_t count); // titles and dates
const char *build_theme(struct build *b, const char *theme);
const char *build_reads(struct build *b,
                        const struct trace *trace); // "x: 1; y: 2" (build_advice.c)
const struct score_result *build_score(const struct build *b, int dimension); // or NULL
const char *build_dimension(struct build *b, int dimension);
const char *build_role(struct build *b, int role);
// A label in the middle of a sentence: its first letter small, unless more capitals follow.
const char *build_small(struct build *b, const char *label);

// A figure with its unit, or why there is none.
const char *build_figure_text(struct build *b, const struct figure_result *figure);

// --- build_sum.c: expressions of rules, in words of people ---

const char *build_sum_words(struct build *b, const struct cond *cond);   // with names
const char *build_sum_numbers(struct build *b, const struct cond *cond); // with their values
const char *build_sum_reads(struct build *b, const struct trace *trace); // "x = 1 en y = 2"
void build_sum_figures(struct build *b);

// --- the sections ---

void build_position(struct build *b);
void build_missing(struct build *b);
void build_facts(struct build *b);
void build_strengths(struct build *b);
void build_concerns(struct build *b);
void build_choice(struct build *b);
void build_decisions(struct build *b);
void build_actions(struct build *b);
void build_dimensions(struct build *b);
void build_answers(struct build *b);
void build_choices(struct build *b);
void build_pairs(struct build *b);
void build_routes(struct build *b);
void build_recommendations(struct build *b);
void build_cards(struct build *b);
void build_money(struct build *b);
void build_figures(struct build *b);
void build_arithmetic(struct build *b);
void build_respondents(struct build *b);
void build_sources_section(struct build *b);
void build_glossary(struct build *b);
void build_versions(struct build *b);
void build_since(struct build *b);
void build_changes(struct build *b, const struct pack_changes *changes);
void build_solidity(struct build *b);
void build_tallies(struct build *b);
void build_crossings(struct build *b);
void build_table_section(struct build *b);
void build_checklist(struct build *b);
void build_texts(struct build *b);
void build_notes(struct build *b);

// On the front, in one sentence: how solid the position is. Nothing when it is not known.
void build_solidity_line(struct build *b);

// --- build_terms.c: the first time a word of the glossary stands in the report ---

void build_terms(struct build *b);
// Does `word` stand in `text` on its own, at `*at`? Its first letter may be a capital there.
bool build_has_word(const char *text, const char *word, size_t *at);

// --- build_unknown.c: routes of which it cannot be told whether they are possible ---

// What a failed requirement says: its reason, or that it cannot be told.
const char *build_requirement(struct build *b, const struct route_result *route, size_t index);
size_t build_unknown_routes(const struct build *b);
// A callout when there are any, with the facts that are not filled in.
void build_say_unknown_routes(struct build *b);
// The facts that the unknown conditions of a route (NULL: of all) ask for, as a list; "" for none.
const char *build_unknown_facts(struct build *b, const struct route_result *route);

// --- build_front.c: the first case of a key figure that holds; false when there is none ---

bool build_tile(struct build *b, const struct layout_tile *layout, struct tile *tile);

// --- choices that tests look at ---

// Routes by rank, then in the pack's order; blocked ones last.
size_t build_ranked_routes(const struct build *b, const struct route_result ***routes);

// Ranks, as shown, so near that both routes have to be talked about.
bool build_equal_routes(const struct build *b, const struct route_result *first,
                        const struct route_result *second);

// The recommendations for the front: priority ascending, stake descending, lowest score of the
// theme's dimension; at most `most`, at most `per_theme` of a theme.
size_t build_front_actions(const struct assessment *assessment, struct arena *arena, size_t most,
                           size_t per_theme, const struct recommendation_result ***actions);

#endif
