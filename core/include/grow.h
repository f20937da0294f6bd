// grow: positioning reports from questionnaires and rules.
//
// The engine is a pure function: (pack, dossier, date) -> assessment -> report. It opens no file,
// socket, database or clock: the host hands it text and takes bytes. The same input gives the
// same bytes, on every host.
//
//     grow_diagnostics *problems = grow_diagnostics_new();
//     grow_pack *pack = grow_pack_load("grow-onderwijsregio", &reader, NULL, problems);
//     grow_dossier *dossier = grow_dossier_read(pack, "de-singel.yaml", text, length, problems);
//     grow_assessment *assessment = grow_evaluate(pack, dossier, problems);
//     grow_render(assessment, GROW_REPORT_HTML, NULL, &sink, problems);
//
// Ownership: what a `_new`, `_load`, `_read` or `grow_evaluate` returns is yours to free; a
// dossier borrows from its pack and an assessment from both, so free them in the opposite order.
// Every function that can fail takes diagnostics and returns NULL or false; why is told there.
// Nothing is kept in global state: one thread may use one pack while another uses another.
#ifndef GROW_H
#define GROW_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// The engine's version, as in results.
#define GROW_VERSION "0.1.0"

typedef struct grow_diagnostics grow_diagnostics;
typedef struct grow_pack grow_pack;
typedef struct grow_dossier grow_dossier;
typedef struct grow_assessment grow_assessment;
typedef struct grow_measurement grow_measurement;
typedef struct grow_form grow_form;

// How a run ended; the numbers are the exit codes of the command line.
typedef enum grow_status {
    GROW_DONE = 0,
    GROW_FOUND = 1, // ran, but found something: failed cases, lint errors
    GROW_WRONG_USE = 2,
    GROW_INVALID = 3, // input unreadable or invalid
    GROW_SCRIPT_FAILED = 4,
    GROW_LIMIT = 5, // a script passed its limit
    GROW_STORAGE = 6,
    GROW_BUG = 7
} grow_status;

// Takes bytes as they are made; false stops the writing.
typedef struct grow_sink {
    bool (*write)(void *context, const char *bytes, size_t length);
    void *context;
} grow_sink;

// A text that the host read. It must stay where it is until the pack is freed.
typedef struct grow_file {
    const char *text;
    size_t length;
    const char *shown; // the path for messages; NULL: the name that was asked
    const char *why;   // with false: it is there, but cannot be read; NULL: it is not there
} grow_file;

// Gives a file by its logical name: "questionnaires/feiten/questionnaire.yaml",
// "questionnaires/common/scales.yaml", "scripts/lib/maturity.lua". False when there is none.
typedef struct grow_reader {
    bool (*read)(void *context, const char *name, grow_file *file);
    void *context;
    // May be NULL. The names that there are, as packs write them: the packs of "questionnaires",
    // the files of "questionnaires/common", the scripts of "scripts": used to suggest the nearest
    // one. And the migrations of a pack, of "questionnaires/<pack>/migrations", which are read.
    // `*names` stays as long as the texts.
    size_t (*list)(void *context, const char *folder, const char *const **names);
} grow_reader;

// Limits of scripts. Steps and bytes, never time, so that they are the same on every machine.
typedef struct grow_limits {
    long steps;    // instructions and charged work of one evaluation
    size_t memory; // bytes at once
} grow_limits;

// ---- Diagnostics -------------------------------------------------------------------------------

grow_diagnostics *grow_diagnostics_new(void);
// New ones, for a part of the work whose problems are told by themselves. They show the places of
// packs and dossiers that were read with `others` (or with others beside these), so they are made
// after that, and freed before.
grow_diagnostics *grow_diagnostics_beside(const grow_diagnostics *others);
// The language in which they tell: "en" (default) or "nl". To be said before anything is told. What
// is told of packs and cases that were read with them is in it too.
void grow_diagnostics_speak(grow_diagnostics *diagnostics, const char *language);
void grow_diagnostics_free(grow_diagnostics *diagnostics);
// How often an error, or a warning, was told.
size_t grow_diagnostics_errors(const grow_diagnostics *diagnostics);
size_t grow_diagnostics_warnings(const grow_diagnostics *diagnostics);
// GROW_DONE without errors; else the worst of INVALID, SCRIPT_FAILED and LIMIT.
grow_status grow_diagnostics_status(const grow_diagnostics *diagnostics);
// In GNU form with the source line and a caret; `colour` for terminals.
bool grow_diagnostics_print(const grow_diagnostics *diagnostics, bool colour,
                            const grow_sink *sink);
// What is told in `now` but not in `old`, in the same form; then, when `gone` is asked, what was
// told only in `old`, a line each. A problem that moved to another line is the same. `*count`, when
// given, takes their number.
bool grow_diagnostics_changes(const grow_diagnostics *old, const grow_diagnostics *now, bool gone,
                              bool colour, const grow_sink *sink, size_t *count);
bool grow_diagnostics_json(const grow_diagnostics *diagnostics, const grow_sink *sink);
// How many there are, as they are shown: what was met again, as by each variant of a case or by
// packs that share a file, is one.
typedef struct grow_counts {
    size_t errors, warnings;
    size_t allowed; // warnings that a remark in their source allows; not among the others
} grow_counts;
grow_counts grow_diagnostics_counts(const grow_diagnostics *diagnostics);
typedef enum grow_check_format {
    GROW_CHECK_JSON,  // {errors, warnings, diagnostics[]}, and allowed[] if there is any
    GROW_CHECK_SARIF, // SARIF 2.1.0: editors, code hosts
    GROW_CHECK_JUNIT  // JUnit XML: build servers; a case for each file that was read
} grow_check_format;
// All that was found, for programs. `strict`: in JUnit, warnings fail, too.
bool grow_diagnostics_write(const grow_diagnostics *diagnostics, grow_check_format format,
                            bool strict, const grow_sink *sink);
// Adds a problem of the host's own: a file that could not be read or written.
void grow_diagnostics_cannot_read(grow_diagnostics *diagnostics, const char *path,
                                  const char *reason);
void grow_diagnostics_cannot_write(grow_diagnostics *diagnostics, const char *path,
                                   const char *reason);
// A workbook (XLSX) is asked of a program without them.
void grow_diagnostics_no_workbooks(grow_diagnostics *diagnostics);
// A pack that was to be made: `path` is there already (`reason` is NULL) or cannot be written.
void grow_diagnostics_not_made(grow_diagnostics *diagnostics, const char *path, const char *reason);
// There is no pack `id` in the folders `looked_in` (as text, or NULL); `help` says what to do, and
// `known` are those that there are.
void grow_diagnostics_no_pack(grow_diagnostics *diagnostics, const char *id, const char *looked_in,
                              const char *help, const char *const known[], size_t count);

// ---- Packs -------------------------------------------------------------------------------------

// Reads and checks a pack and its scripts. `limits` may be NULL.
grow_pack *grow_pack_load(const char *id, const grow_reader *reader, const grow_limits *limits,
                          grow_diagnostics *diagnostics);
// The same for who writes a pack: after an error in its YAML it goes on to the scripts, as far as
// the names in them are known, so that one run tells all. Of a pack without errors it tells what an
// author should know besides (G1620 and up). NULL when there was any error.
grow_pack *grow_pack_check(const char *id, const grow_reader *reader, const grow_limits *limits,
                           grow_diagnostics *diagnostics);
void grow_pack_free(grow_pack *pack);
const char *grow_pack_id(const grow_pack *pack);
const char *grow_pack_version(const grow_pack *pack);
const char *grow_pack_title(const grow_pack *pack);
const char *grow_pack_hash(const grow_pack *pack);
bool grow_pack_informal(const grow_pack *pack); // says `je` to people, not `u`

// ---- Dossiers and assessments ------------------------------------------------------------------

// The pack id a dossier names, copied into `id` (at most `room` bytes). `name` is shown in
// messages.
bool grow_dossier_pack(const char *name, const char *text, size_t length, char *id, size_t room,
                       grow_diagnostics *diagnostics);

// YAML or JSON. `text` is not kept, but for messages it must live as long as the diagnostics.
grow_dossier *grow_dossier_read(const grow_pack *pack, const char *name, const char *text,
                                size_t length, grow_diagnostics *diagnostics);
void grow_dossier_free(grow_dossier *dossier);

grow_assessment *grow_evaluate(const grow_pack *pack, const grow_dossier *dossier,
                               grow_diagnostics *diagnostics);
void grow_assessment_free(grow_assessment *assessment);

// What the scripts of an evaluation used of their limits.
typedef struct grow_use {
    long steps;
    size_t memory;
} grow_use;
grow_use grow_assessment_use(const grow_assessment *assessment);

// ---- What comes out ----------------------------------------------------------------------------

typedef enum grow_format {
    GROW_RESULT_JSON, // docs/reference/result.md
    GROW_REPORT_TEXT,
    GROW_REPORT_MARKDOWN,
    GROW_REPORT_HTML, // one self-contained page
    GROW_REPORT_JSON, // the blocks of the report
    GROW_REPORT_PDF,  // A4, tagged; where grow_can_print
    GROW_CHART_SVG,   // the charts: only for grow_render_chart
    GROW_CHART_PNG
} grow_format;

typedef struct grow_render_options {
    const char *language; // of what the program itself says: "nl" (default) or "en"
    int width;            // of text; 0: 80
    bool colour;          // of text
    bool front_only;      // of text: the two front pages
    // An earlier measurement: the report gets a section on what changed since. May be NULL.
    const grow_measurement *since;
} grow_render_options;

// `options` may be NULL.
bool grow_render(const grow_assessment *assessment, grow_format format,
                 const grow_render_options *options, const grow_sink *sink,
                 grow_diagnostics *diagnostics);

// Can this program make PDF and PNG? One that links the library grow_pdf can.
bool grow_can_print(void);

// One chart of the report: "position", "dimensions", "functions", "routes", "money". As SVG or PNG.
bool grow_render_chart(const grow_assessment *assessment, const char *id, grow_format format,
                       const grow_render_options *options, const grow_sink *sink,
                       grow_diagnostics *diagnostics);

typedef struct grow_explain_options {
    const char *language; // "nl" (default) or "en"
    const char *why;      // an id: "A03", "figures.dekking", "dimensions.financien", "items.R24",
                          // "position", "routes.splitsen", "KF-2", "roles.bestuur",
                          // "sections.decisions", "charts.money"; NULL: an overview
    bool why_not;         // asked the other way round: of something that did not happen
    bool full;            // down to the answers
    bool logs;            // with what rules told by grow.log; `full` has it too
    bool json;
    bool colour;
} grow_explain_options;

// False with a diagnostic when the id is unknown (the nearest known one is named).
bool grow_explain(const grow_assessment *assessment, const grow_explain_options *options,
                  const grow_sink *sink, grow_diagnostics *diagnostics);

// ---- For authors of rules ----------------------------------------------------------------------

// What a free expression ("dekking < 1", "item.R24 + 10") comes to: its value, its parts, what was
// read. `options` as for grow_explain; `why` is not looked at. False with a diagnostic when it
// cannot be read or names something unknown.
bool grow_ask(const grow_assessment *assessment, const char *expression,
              const grow_explain_options *options, const grow_sink *sink,
              grow_diagnostics *diagnostics);

// Facts, answers and findings, a line each: "figure.dekking = 0.887", "A03 = given". Made to be
// compared, not to be shown.
bool grow_digest(const grow_assessment *assessment, const grow_sink *sink);
// What is gone ("- A03 = given"), other ("  figure.dekking: 0.887 -> 1.02") and new ("+ ...") in a
// second digest. `*count`, when given, takes the number of these lines.
bool grow_digest_compare(const char *old, const char *now, const grow_sink *sink, size_t *count);

// What functions told by grow.log, as they ran: "scripts/x.lua:41: note: text". Nothing when they
// told nothing.
bool grow_assessment_logs(const grow_assessment *assessment, const grow_sink *sink);
// What each function of a script used of the limits, the most steps first; as a table, or as JSON.
bool grow_assessment_usage(const grow_assessment *assessment, bool json, const grow_sink *sink);

// ---- Verifying ---------------------------------------------------------------------------------

typedef struct grow_verify_options {
    const char *language;          // of what is told: "nl" (default) or "en"
    const grow_measurement *since; // that the report was made with, or NULL
} grow_verify_options;

// Makes a report or result again, in the language and width it seems to have, and compares it byte
// for byte with `report`. What came of it is told on the sink as text, and in `*same`. `options`
// may be NULL. False when it could not be made again.
bool grow_verify(const grow_assessment *assessment, const char *report, size_t length,
                 const grow_verify_options *options, const grow_sink *sink, bool *same,
                 grow_diagnostics *diagnostics);

// ---- Data out and in (docs/reference/export.md) ------------------------------------------------

typedef enum grow_data_format {
    GROW_DATA_CSV,      // long: a row a fact or answer; grow_import reads it back
    GROW_DATA_CSV_WIDE, // a row a respondent
    GROW_DATA_JSON      // the dossier with its result; grow_import reads it back
} grow_data_format;

typedef struct grow_export_options {
    const char *language; // of labels; NULL: the pack's first
    char delimiter;       // of CSV: ',' (or 0), '\t', or ';', which makes it as Dutch spreadsheets
                          // expect it: decimal comma, byte order mark, CR LF
    bool with_texts;      // open texts too
} grow_export_options;

// `options` may be NULL.
bool grow_export(const grow_assessment *assessment, grow_data_format format,
                 const grow_export_options *options, const grow_sink *sink,
                 grow_diagnostics *diagnostics);

// A table that the rules made (`table` is its id), as CSV to send or to work on; it is not read
// back.
bool grow_export_table(const grow_assessment *assessment, const char *table,
                       const grow_export_options *options, const grow_sink *sink,
                       grow_diagnostics *diagnostics);

// The same table as one CSV for each value of a column: a list for each receiver. `begin` is told
// what the rows of the next one have in common, and gives where it goes. A table without rows has
// none.
typedef grow_sink grow_begin_part(void *context, const char *value);
bool grow_export_table_by(const grow_assessment *assessment, const char *table, const char *column,
                          const grow_export_options *options, grow_begin_part *begin, void *context,
                          grow_diagnostics *diagnostics);

// Takes a workbook sheet by sheet, row by row, cell by cell, from a host that can write one. What
// starts like a formula has been made harmless. An empty text is an empty cell.
typedef struct grow_cells {
    void (*sheet)(void *context, const char *name);
    void (*row)(void *context);
    void (*text)(void *context, const char *text);
    void (*number)(void *context, const char *digits); // -?[0-9]+(\.[0-9]+)?
    void *context;
} grow_cells;

// The sheets answers (as GROW_DATA_CSV), scores, recommendations, codebook and provenance. False
// after a diagnostic: of a group nothing is given.
bool grow_export_sheets(const grow_assessment *assessment, const grow_export_options *options,
                        const grow_cells *cells, grow_diagnostics *diagnostics);

// One row of a sheet that a host has read; rows without any cell are left out.
typedef struct grow_sheet_row {
    size_t number;            // from 1, as the sheet counts
    const char *const *cells; // NULL where there is none
    size_t count;
} grow_sheet_row;

// Data to import: a text (CSV or JSON, also a dossier in YAML), or the rows of a sheet.
typedef struct grow_data {
    const char *name; // for messages
    const char *text; // NULL for a sheet; lives as long as the diagnostics
    size_t length;
    const grow_sheet_row *rows;
    size_t row_count;
} grow_data;

// The pack id that the data name, copied into `id`.
bool grow_import_pack(const grow_data *data, char *id, size_t room, grow_diagnostics *diagnostics);
// The dossier in the data. NULL after an error, each with file, row and column.
grow_dossier *grow_import(const grow_pack *pack, const grow_data *data,
                          grow_diagnostics *diagnostics);

// A dossier as YAML, as grow_dossier_read takes it.
bool grow_dossier_write(const grow_dossier *dossier, const grow_sink *sink);
// The same as JSON.
bool grow_dossier_write_json(const grow_dossier *dossier, const grow_sink *sink);
const char *grow_dossier_hash(const grow_dossier *dossier);
const char *grow_dossier_date(const grow_dossier *dossier); // YYYY-MM-DD
const char *grow_dossier_partnership(const grow_dossier *dossier);

typedef struct grow_size {
    size_t facts, respondents, answers, texts; // `texts` of the facts and answers are open texts
} grow_size;
grow_size grow_dossier_size(const grow_dossier *dossier);

// ---- Questionnaires of other programs (docs/reference/xlsform.md, surveyjs.md) ------------------

typedef struct grow_foreign_sheet {
    const char *name;
    const grow_sheet_row *rows;
    size_t row_count;
} grow_foreign_sheet;

// A form: a text (XLSForm as CSV, or SurveyJS as JSON), or the sheets of a workbook.
typedef struct grow_foreign {
    const char *name; // for messages
    const char *text; // NULL for sheets; lives as long as the diagnostics
    size_t length;
    const grow_foreign_sheet *sheets;
    size_t sheet_count;
    const char *language; // of a form that does not name one; NULL: nl
} grow_foreign;

// Takes the files of a pack: "questionnaires/x/questionnaire.yaml", "scripts/x/regels.lua".
typedef struct grow_foreign_files {
    void (*file)(void *context, const char *path, const char *text);
    void *context;
} grow_foreign_files;

// A pack of that id that loads without errors. What was done with each part of the form is told on
// the sink. False after an error, each with its place; then no file was given.
bool grow_foreign_pack(const grow_foreign *form, const char *id, const grow_foreign_files *files,
                       const grow_sink *report, grow_diagnostics *diagnostics);

// The other way: the questions of a pack as a form. JSON of SurveyJS goes to the sink; an XLSForm,
// to `cells` (the sheets survey, choices and settings), or when that is NULL to the sink as CSV,
// its sheets one under another. What is changed or left out is told on `report`; a question that
// the form would ask of other people, or as something else, is left out with a warning. False after
// an error, before anything is given.
bool grow_foreign_to(const grow_pack *pack, bool surveyjs, const grow_cells *cells,
                     const grow_sink *sink, const grow_sink *report, grow_diagnostics *diagnostics);

// ---- Groups ------------------------------------------------------------------------------------

// Is this pack answered by a group of people, of whom nothing single is ever told? Then a dossier
// holds a group, and its result has the key `group`.
bool grow_pack_is_group(const grow_pack *pack);

// One dossier with the respondents of all, for a pack that is a group. NULL after a diagnostic.
grow_dossier *grow_dossier_merge(const grow_pack *pack, const grow_dossier *const *dossiers,
                                 size_t count, grow_diagnostics *diagnostics);

typedef struct grow_group_options {
    int least;                // people or partnerships from which on is told; 0: 5; only upward
    const char *const *cross; // "PP01,PP06": a question with one choice, and one that is counted
    size_t cross_count;
} grow_group_options;

// Of any other pack: what the respondents of many partnerships answered, counted. GROW_RESULT_JSON
// gives docs/reference/group.md. `group` and `options` may be NULL.
bool grow_group_render(const grow_pack *pack, const grow_assessment *const *assessments,
                       size_t count, const grow_group_options *group, grow_format format,
                       const grow_render_options *options, const grow_sink *sink,
                       grow_diagnostics *diagnostics);

// ---- Measured again ----------------------------------------------------------------------------

// One measurement of a partnership, to be laid beside another: a dossier's, which borrows from its
// assessment, or a result (GROW_RESULT_JSON) that was kept. NULL when a result is too large.
// A group has no measurements: their difference would tell of who came and went.
grow_measurement *grow_measurement_of(const grow_assessment *assessment,
                                      grow_diagnostics *diagnostics);
// `pack` is one of the result's pack id, of whatever version; its labels are used. `text` must live
// as long as the diagnostics.
grow_measurement *grow_result_read(const grow_pack *pack, const char *name, const char *text,
                                   size_t length, grow_diagnostics *diagnostics);
// The result that was kept with a dossier: `text` is an export as GROW_DATA_JSON, or a result.
grow_measurement *grow_result_kept(const grow_pack *pack, const char *name, const char *text,
                                   size_t length, grow_diagnostics *diagnostics);
void grow_measurement_free(grow_measurement *measurement);

// Is this text a result rather than a dossier?
bool grow_is_result(const char *text, size_t length);
// As grow_dossier_pack, of a result.
bool grow_result_pack(const char *name, const char *text, size_t length, char *id, size_t room,
                      grow_diagnostics *diagnostics);

// What differs between two measurements, described and not tested. GROW_RESULT_JSON gives
// docs/reference/diff.md; the formats of a report give it as a report. `*differs` is also true when
// the two cannot be compared.
bool grow_diff(const grow_measurement *old, const grow_measurement *now, grow_format format,
               const grow_render_options *options, const grow_sink *sink, bool *differs);

// ---- Versions (docs/reference/migrations.md) ----------------------------------------------------

typedef struct grow_publication {
    bool already;     // this version was published before, as it is now
    const char *date; // when; borrowed from the pack, or what was given
    size_t ids;
} grow_publication;

// The published.yaml of the pack with its present version added. Nothing is written when that
// stands there already. False after a diagnostic: the version was published as something else.
bool grow_publish(const grow_pack *pack, const char *date, const grow_sink *sink,
                  grow_publication *publication, grow_diagnostics *diagnostics);

// An answer that has no place in the later version.
typedef struct grow_lost {
    const char *respondent; // NULL: a fact
    const char *question, *value;
    const char *why, *where; // the step of the migration
} grow_lost;

// Everything is borrowed from the dossier that was moved.
typedef struct grow_moved {
    const char *from, *to;   // versions; equal: there was nothing to do
    size_t renamed, changed; // answers under another id, and with another value
    const grow_lost *lost;
    size_t lost_count;
    bool is_json;   // the text was JSON
    bool is_export; // the dossier was in an export, with its result
} grow_moved;

// A dossier of an older version of the pack, moved along the migrations of the pack. `from` is the
// version of a dossier that does not name one, or NULL. NULL after an error.
grow_dossier *grow_migrate(const grow_pack *pack, const char *name, const char *text, size_t length,
                           const char *from, grow_moved *moved, grow_diagnostics *diagnostics);

// Answers that have no place in another pack.
typedef struct grow_left {
    const char *name; // a question or fact; of someone whose role is not there, the respondent
    const char *why;
    size_t answers;
} grow_left;

typedef struct grow_carried {
    size_t facts, answers;
    const grow_left *left; // borrowed from the new dossier
    size_t left_count;
} grow_carried;

// What a dossier answers of another pack, as a dossier of that: of the questions with the same id,
// wording and answers. It borrows from `dossier`, which must outlive it, with its pack.
grow_dossier *grow_carry(const grow_dossier *dossier, const grow_pack *to, grow_carried *carried);

// What changed between two versions of a pack, in the language of the diagnostics that `now` was
// read with: as GROW_RESULT_JSON (docs/reference/diff.md), or as a report. Each change is wording
// only, comparable or not comparable.
bool grow_pack_diff(const grow_pack *old, const grow_pack *now, grow_format format,
                    const grow_render_options *options, const grow_sink *sink, bool *differs);

// One finding that new rules change, and where that begins.
typedef struct grow_replayed {
    const char *id;                 // as in results: "recommendations.A03", "position"
    const char *was, *is;           // NULL: not there
    const char *step;               // the first step of its trace that differs, or NULL
    const char *step_was, *step_is; // what that step gave
    const char *where;              // "scripts/x.lua:38", or NULL
} grow_replayed;

// What differs between two measurements of one dossier, by old rules and by new ones. `now` is one
// of an assessment, and owns the list; `old` may be a result that was kept.
size_t grow_replay(const grow_measurement *old, grow_measurement *now,
                   const grow_replayed **changes);

// ---- What if? ----------------------------------------------------------------------------------

typedef struct grow_whatif_options {
    const char *language; // "nl" (default) or "en"
    const char *target;   // "position=ID", "gain=ID" or "lose=ID" of a recommendation, "unblock=ID"
                          // or "first=ID" of a route
    int most;             // changes at the most; 0: 6
    long budget;          // evaluations at the most; 0: 2000
    bool json;
} grow_whatif_options;

// Searches the fewest changes of answers and facts that reach the target. Facts marked `fixed` are
// left alone. What was found is evaluated anew before it is told. `*found` is false when nothing
// was found within the budget; that is no proof that there is nothing. `changed`, when given, takes
// the changed dossier as YAML. False after a diagnostic: a target that does not exist.
bool grow_whatif(const grow_assessment *assessment, const grow_whatif_options *options,
                 const grow_sink *sink, const grow_sink *changed, bool *found,
                 grow_diagnostics *diagnostics);

// ---- Cases, schemas, reference pages -----------------------------------------------------------

// The cases of a pack, read once: to run them, and to see what they do not hold in its place.
typedef struct grow_suite grow_suite;

typedef struct grow_tally {
    size_t passed, failed, skipped;
    size_t unread; // files that are wrong beside their cases, or have none for it
} grow_tally;

// `only`: the cases whose id or title holds this text; NULL for all.
grow_suite *grow_suite_new(const grow_pack *pack, const char *only);
void grow_suite_free(grow_suite *suite);

// Reads a file of cases (docs/reference/cases.md) and runs them. `name` and `text` must live as
// long as the suite. False when it is no such file; why is in grow_suite_found.
bool grow_suite_add(grow_suite *suite, const char *name, const char *text, size_t length);

// The files in the order in which they were added, and what was found in each.
size_t grow_suite_files(const grow_suite *suite);
const char *grow_suite_name(const grow_suite *suite, size_t file);
size_t grow_suite_cases(const grow_suite *suite, size_t file); // that are told
const grow_diagnostics *grow_suite_found(const grow_suite *suite, size_t file);
grow_tally grow_suite_tally(const grow_suite *suite);

typedef enum grow_suite_format {
    GROW_SUITE_HUMAN, // one line a case; under what failed, the lines that would be right
    GROW_SUITE_TAP,   // version 13
    GROW_SUITE_JUNIT  // a <testsuite>
} grow_suite_format;

// Tells how the cases of one file came out. `before` counts the cases of other files, for TAP.
bool grow_suite_tell(const grow_suite *suite, size_t file, grow_suite_format format, size_t before,
                     const grow_sink *sink);

// All of it at once, for hosts that want no more: runs the cases of one file, telling each.
bool grow_cases_run(const grow_pack *pack, const char *name, const char *text, size_t length,
                    const grow_sink *sink, grow_tally *tally, grow_diagnostics *diagnostics);

// One case that was run. Everything is borrowed until the next.
typedef struct grow_case {
    const char *id, *title;
    bool passed;
    const char *digest; // as grow_digest gives it; "" when it could not be evaluated
} grow_case;

typedef struct grow_case_taker {
    void (*take)(void *context, const grow_case *one);
    void *context;
} grow_case_taker;

// As grow_cases_run, for a host that wants to know what each case came to.
bool grow_cases_each(const grow_pack *pack, const char *name, const char *text, size_t length,
                     const grow_case_taker *taker, grow_diagnostics *diagnostics);
// The file with each expectation that failed made what came out; layout and comments stay. `diff`
// gets the lines that change. What a variant expects by its case is left. `*changes` counts.
bool grow_suite_bless(const grow_suite *suite, size_t file, const grow_sink *sink,
                      const grow_sink *diff, size_t *changes);

// Which rules, parts of conditions, answer options and routes the cases reach, and which not.
bool grow_suite_coverage(const grow_suite *suite, const grow_sink *sink);

typedef struct grow_mutation {
    size_t tried, noticed, explained, survived;
    size_t left;   // not tried: the budget was used up
    size_t unused; // explanations that explain nothing
} grow_mutation;

// Moves each threshold and operator of the rules, one at a time, and tells which moves no case
// notices and no file of the suite explains. `pack` is the suite's; until this returns it must not
// be used elsewhere. `budget`: evaluations at the most; 0: 100000. False, with what is wrong in
// grow_suite_found, when a case fails or a file could not be read: nothing is tried then.
bool grow_suite_mutate(const grow_suite *suite, grow_pack *pack, long budget, const grow_sink *sink,
                       grow_mutation *mutation);

// For each comparison of a rule with a threshold the nearest dossiers on either side of it, derived
// from the cases: told as a list, or as a file of cases for an author to look through.
bool grow_suite_boundaries(const grow_suite *suite, bool as_cases, const grow_sink *sink);

// As grow_suite_add, without running the cases: keys, names, values. False after diagnostics. The
// suite may be one without a pack, when that has errors: then names and values are left alone.
bool grow_suite_check(grow_suite *suite, const char *name, const char *text, size_t length,
                      grow_diagnostics *diagnostics);

typedef enum grow_schema {
    GROW_SCHEMA_PACK,
    GROW_SCHEMA_DOSSIER,
    GROW_SCHEMA_COMMON,
    GROW_SCHEMA_MIGRATION,
    GROW_SCHEMA_PUBLISHED,
    GROW_SCHEMA_CASE,
    GROW_SCHEMA_REPORT
} grow_schema;
// JSON Schema. With a pack, the dossier's schema knows its questions; `pack` may be NULL.
bool grow_schema_write(grow_schema schema, const grow_pack *pack, const grow_sink *sink);

// Called when there is no memory left, but for a script (that is G2230). The library has one that
// aborts; a program that defines this function gets its own instead. It ends the program (or this
// process of it): when it returns, the library aborts.
void grow_out_of_memory(void);

// A reference page in Markdown, generated from the lists that exist once: "diagnostics", "lua",
// "sandbox", "limits", "conditions", "xlsform", "surveyjs", and with a pack "pack" (its questions,
// rules and sources). For tools: "stubs" (Lua), "luacheckrc", "guide" (JSON). False when unknown.
bool grow_doc_write(const char *page, const grow_pack *pack, const grow_sink *sink);

// ---- Filling in --------------------------------------------------------------------------------

typedef enum grow_question_type {
    GROW_SCALE,
    GROW_SINGLE,
    GROW_MULTIPLE,
    GROW_NUMBER,
    GROW_YEAR,
    GROW_DATE,
    GROW_TEXT,
    GROW_RANKING,
    GROW_TABLE
} grow_question_type;

typedef struct grow_choice {
    const char *id; // what a dossier holds
    const char *label;
    const char *anchor; // what this point means for this question, or NULL
} grow_choice;

// One question as a host asks it. Everything is borrowed from the pack.
typedef struct grow_question {
    const char *id, *text, *help;                    // help may be NULL
    const char *phase, *phase_title, *section_title; // "facts", "goal", ...
    grow_question_type type;
    const grow_choice *choices; // of a text: what it often is; another text is taken too
    size_t choice_count;
    int most;                            // of a multiple, or lines of a text; 0: all
    bool takes_dont_know;                // and not_applicable
    bool integer;                        // of a number
    const double *min, *max, *above;     // bounds of a number, each NULL where there is none
    const char *unit;                    // or NULL
    const struct grow_question *columns; // of a table
    size_t column_count;
} grow_question;

// A dossier that is being filled in. `dossier` (to go on with) may be NULL and is not kept.
grow_form *grow_form_new(const grow_pack *pack, const grow_dossier *dossier);
void grow_form_free(grow_form *form);
bool grow_form_set_partnership(grow_form *form, const char *name, bool fictional);
bool grow_form_set_date(grow_form *form, const char *date, grow_diagnostics *diagnostics);

size_t grow_form_role_count(const grow_form *form);
const char *grow_form_role(const grow_form *form, size_t index, const char **label);
// The respondent's number; a new one when there is none of this id. -1 with a diagnostic.
int grow_form_respondent(grow_form *form, const char *id, const char *role,
                         grow_diagnostics *diagnostics);

// The id of a respondent, and the role; NULL when there is no such number.
const char *grow_form_respondent_id(const grow_form *form, size_t index, const char **role);

// The questions for a respondent (facts when -1) that are shown with the answers so far, in order.
// `*questions` is borrowed until the form changes.
size_t grow_form_questions(grow_form *form, int respondent, const grow_question **questions);

// Is this asked of the respondent (a fact: of -1), be it shown now or not?
bool grow_form_asks(const grow_form *form, int respondent, const char *question);
// The answer as text ("4", "dont_know", "po, vo"), or NULL while there is none.
const char *grow_form_answer(const grow_form *form, int respondent, const char *question);
// Takes what a person typed: a choice's id or number, a list with commas, a number, "?" for
// dont_know, "-" for not_applicable. A table takes YAML rows. An empty text clears the answer.
bool grow_form_set(grow_form *form, int respondent, const char *question, const char *typed,
                   grow_diagnostics *diagnostics);
// One cell of a table, as it stands in the rows that grow_form_set takes: hosts that ask cell by
// cell put `[{column: cell, ...}, ...]` together. NULL with a diagnostic; borrowed from the form.
const char *grow_form_cell(grow_form *form, const char *question, size_t column, const char *typed,
                           grow_diagnostics *diagnostics);

// The dossier as YAML. False while the partnership's name or the date is missing.
bool grow_form_write(const grow_form *form, const grow_sink *sink);

#ifdef __cplusplus
}
#endif

#endif
