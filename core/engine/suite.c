// Reads files of cases and runs them: each case and each of its variants is expanded, looked
// through, evaluated and compared, and what came of it is kept. What differs is told in the
// diagnostics of its file, at its place. What cannot be read in a case is not told again for its
// variants: they fail with it.

#include <string.h>

#include "engine/lint.h"
#include "engine/suite.h"
#include "model/allow.h"
#include "model/tree.h"

static const char *const KEYS[] = {"grow-case", "id",       "title",  "date",    "partnership",
                                   "facts",     "roles",    "levels", "answers", "otherwise",
                                   "expect",    "variants", "note",   "skip"};

enum { KEY_COUNT = sizeof KEYS / sizeof *KEYS };

struct adding {
    struct grow_suite *suite;
    size_t file;
    struct diags *diags;
    bool only_read;
};

static const char *text_of(const struct case_text *text, const char *key)
{
    const struct node *own = text->variant ? text->variant : text->base;
    const struct node *value = node_find(own, key);
    return value && value->kind == NODE_SCALAR ? value->text : "";
}

// The dossier of a case whose expectations make sense; NULL after a diagnostic.
static struct dossier *read_case(struct adding *adding, const struct case_text *text)
{
    const grow_pack *pack = adding->suite->pack;
    if (!pack) {
        case_check(text, NULL, NULL, adding->diags);
        return NULL;
    }
    bool good = case_check(text, pack->rules, pack->layout, adding->diags);
    struct dossier *dossier = case_dossier(text, pack->pack, &adding->suite->arena, adding->diags);
    return good ? dossier : NULL;
}

// The reason to leave a case out. Without a reason it is an error, and the case runs.
static const char *skip_of(struct adding *adding, const struct case_text *text)
{
    const struct node *skip = case_find(text, "skip");
    if (!skip || node_is_null(skip))
        return NULL;
    if (skip->kind == NODE_SCALAR && skip->text[0] != '\0')
        return skip->text;
    struct diag *diag =
        diag_add(adding->diags, DIAG_SKIP_REASON, skip->span, "a `skip` without a reason");
    diag_help(adding->diags, diag, "say why: `skip: waits for the amounts of 2026`");
    return NULL;
}

static const struct assessment *evaluate_case(const struct grow_suite *suite,
                                              const struct dossier *dossier, struct arena *arena,
                                              struct diags *diags)
{
    return evaluate(suite->pack->rules, dossier, &suite->pack->limits, arena, NULL, diags);
}

bool suite_holds(const struct grow_suite *suite, const struct suite_case *one,
                 struct arena *scratch)
{
    struct diags unheard;
    diags_init(&unheard, scratch);
    const struct assessment *assessment = evaluate_case(suite, one->dossier, scratch, &unheard);
    return assessment && case_expect(&one->text, assessment, suite->pack->layout, NULL, &unheard);
}

// What is no mapping is told elsewhere. A case may leave it to its variants to expect.
static bool expects_something(const struct case_text *text)
{
    if (!text->variant && node_find(text->base, "variants"))
        return true;
    const struct node *own = text->variant ? node_find(text->variant, "expect") : NULL;
    const struct node *expect = node_find(text->base, "expect");
    return (own && (own->kind != NODE_MAP || own->count > 0)) ||
           (expect && (expect->kind != NODE_MAP || expect->count > 0));
}

static void warn_of_passing(struct adding *adding, const struct suite_case *one)
{
    struct arena scratch;
    arena_init(&scratch);
    if (expects_something(&one->text) && suite_holds(adding->suite, one, &scratch)) {
        struct diag *diag =
            diag_add(adding->diags, DIAG_SKIP_PASSES, case_find(&one->text, "skip")->span,
                     "case '%s' is skipped, but would pass", one->id);
        diag_help(adding->diags, diag, "take the `skip` away");
    }
    arena_clear(&scratch);
}

static void run_case(struct adding *adding, struct suite_case *one)
{
    struct grow_suite *suite = adding->suite;
    const struct suite_file *file = &suite->files[adding->file];
    one->edits = arena_alloc(&suite->arena, sizeof *one->edits);
    one->edits->arena = &suite->arena;
    one->edits->text = file->text;
    one->edits->length = file->length;
    one->edits->seen = file->seen;
    size_t before = adding->diags->errors;
    one->assessment = evaluate_case(suite, one->dossier, &suite->arena, adding->diags);
    bool sound = adding->diags->errors == before; // else a rule failed, whatever was expected
    if (one->assessment &&
        case_expect(&one->text, one->assessment, suite->pack->layout, one->edits, adding->diags) &&
        sound)
        one->outcome = SUITE_PASSED;
    else if (one->assessment)
        assessment_tell_logs(one->assessment, 0, adding->diags,
                             adding->diags->list[adding->diags->count - 1]);
    bless_settle(one->edits);
}

static bool is_chosen(const struct grow_suite *suite, const struct suite_case *one)
{
    return !suite->only || strstr(one->id, suite->only) || strstr(one->title, suite->only);
}

static struct span place_of(const struct case_text *text)
{
    const struct node *own = text->variant ? text->variant : text->base;
    const struct node *id = node_find(own, "id");
    return id ? id->span : own->span;
}

// What is told of a case names it, so a name stands once among all files of a pack.
static void check_id(struct adding *adding, const struct case_text *text, const char *id)
{
    struct grow_suite *suite = adding->suite;
    const char *name = suite->files[adding->file].name;
    struct span at = place_of(text);
    if (*id == '\0') {
        diag_add(adding->diags, DIAG_MISSING_KEY, at, "a case needs an `id:`");
        return;
    }
    for (size_t i = 0; i < suite->id_count; i++) {
        const struct suite_id *first = &suite->ids[i];
        if (strcmp(first->id, id) != 0)
            continue;
        struct diag *diag =
            diag_add(adding->diags, DIAG_DUPLICATE_ID, at, "case '%s' stands twice", id);
        diag_help(adding->diags, diag, "the first is in %s, line %d; give one of them another id",
                  first->file, first->line);
        return;
    }
    ARENA_PUSH(&suite->arena, suite->ids, suite->id_count, suite->id_room);
    suite->ids[suite->id_count++] = (struct suite_id){id, name, at.line};
}

// A case that expects nothing would pass whatever comes out. False after a diagnostic.
static bool check_tests(struct adding *adding, const struct case_text *text, const char *id)
{
    if (expects_something(text))
        return true;
    struct diag *diag = diag_add(adding->diags, DIAG_NOTHING_EXPECTED, place_of(text),
                                 "case '%s' expects nothing, so it tests nothing", id);
    diag_help(adding->diags, diag, "write under `expect:` what must come out, as `fires: []`");
    return false;
}

// False when the case itself could not be read. `fails` when that is known beforehand.
static bool add_case(struct adding *adding, const struct case_text *text, bool fails)
{
    struct grow_suite *suite = adding->suite;
    struct suite_case one = {.text = *text, .file = adding->file, .outcome = SUITE_FAILED};
    one.id = text_of(text, "id");
    one.title = text_of(text, "title");
    size_t before = adding->diags->count;
    size_t errors = adding->diags->errors;
    check_id(adding, text, one.id);
    bool sound = adding->diags->errors == errors;
    one.dossier = fails ? NULL : read_case(adding, text);
    bool readable = one.dossier != NULL;
    bool looked = readable || adding->only_read;
    const char *skip = looked ? skip_of(adding, text) : NULL;
    if (looked && sound && !skip)
        sound = check_tests(adding, text, one.id);
    if (adding->only_read || !is_chosen(suite, &one))
        return readable;
    one.skip = skip;
    if (skip) {
        one.outcome = SUITE_SKIPPED;
        warn_of_passing(adding, &one);
    } else if (readable && sound) {
        run_case(adding, &one);
    }
    suite_keep_told(suite, &one, adding->diags, before);
    ARENA_PUSH(&suite->arena, suite->cases, suite->case_count, suite->case_room);
    suite->cases[suite->case_count++] = one;
    return readable;
}

static bool check_keys(struct adding *adding, const struct node *part, bool variant)
{
    bool good = part->kind == NODE_MAP;
    if (!good)
        diag_add(adding->diags, DIAG_WRONG_KIND, part->span, "a case is a mapping");
    for (size_t i = 0; good && i < part->count; i++) {
        bool known = false;
        for (size_t k = 0; k < KEY_COUNT; k++)
            known |= strcmp(KEYS[k], part->keys[i]->text) == 0;
        if (known && !(variant && strcmp(part->keys[i]->text, "variants") == 0))
            continue;
        struct diag *diag = diag_add(adding->diags, DIAG_UNKNOWN_KEY, part->keys[i]->span,
                                     "a case has no key '%s'", part->keys[i]->text);
        diag_suggest(adding->diags, diag, part->keys[i]->text, KEYS, KEY_COUNT);
        good = false;
    }
    return good;
}

// --- explanations ---

static bool check_move(struct adding *adding, const struct node *move)
{
    static const char *const OF[] = {"from", "why", "to"};
    for (size_t i = 0; i < 2; i++) {
        const struct node *value = node_find(move, OF[i]);
        if (value && value->kind == NODE_SCALAR && value->text[0] != '\0')
            continue;
        diag_add(adding->diags, DIAG_MISSING_KEY, move->span, "a move needs `%s:`", OF[i]);
        return false;
    }
    for (size_t i = 0; i < move->count; i++) {
        const char *key = move->keys[i]->text;
        if (strcmp(key, OF[0]) == 0 || strcmp(key, OF[1]) == 0 || strcmp(key, OF[2]) == 0)
            continue;
        struct diag *diag = diag_add(adding->diags, DIAG_UNKNOWN_KEY, move->keys[i]->span,
                                     "a move has no key '%s'", key);
        diag_suggest(adding->diags, diag, key, OF, 3);
        return false;
    }
    return true;
}

static bool read_moves(struct adding *adding, const struct node *root)
{
    struct grow_suite *suite = adding->suite;
    struct suite_moves *moves = &suite->moves;
    const struct node *list = node_find(root, "moves");
    bool good = list && list->kind == NODE_LIST && root->count == 2;
    if (!good)
        diag_add(adding->diags, DIAG_WRONG_KIND, root->span,
                 "a file of explanations holds a list `moves:` and nothing else");
    for (size_t i = 0; good && i < list->count; i++) {
        if (!check_move(adding, list->items[i])) {
            good = false;
            break;
        }
        size_t room = moves->room;
        ARENA_PUSH(&suite->arena, moves->files, moves->count, room);
        ARENA_PUSH(&suite->arena, moves->list, moves->count, moves->room);
        moves->files[moves->count] = suite->files[adding->file].name;
        moves->list[moves->count++] = list->items[i];
    }
    return good;
}

static bool run_file(struct adding *adding, const struct node *root)
{
    if (node_find(root, "grow-unnoticed"))
        return read_moves(adding, root);
    if (!node_find(root, "grow-case")) {
        struct diag *diag =
            diag_add(adding->diags, DIAG_BAD_DIALECT, root->span, "this is not a file of cases");
        diag_help(adding->diags, diag, "a case file opens with `grow-case: 1`");
        return false;
    }
    if (!check_keys(adding, root, false))
        return false;
    struct case_text base = {root, NULL};
    bool readable = add_case(adding, &base, false);
    const struct node *variants = node_find(root, "variants");
    if (variants && variants->kind != NODE_LIST) {
        diag_add(adding->diags, DIAG_WRONG_KIND, variants->span, "'variants' has to be a list");
        return false;
    }
    for (size_t i = 0; variants && i < variants->count; i++) {
        struct case_text variant = {root, variants->items[i]};
        bool keys = check_keys(adding, variants->items[i], true);
        add_case(adding, &variant, (!readable && adding->suite->pack) || !keys);
    }
    return true;
}

static bool add_file(struct grow_suite *suite, struct suite_file file, bool only_read)
{
    struct diags *diags = &file.found->diags;
    int source = diags_source(diags, file.name, file.text, file.length);
    file.root = tree_parse(&suite->arena, source, file.text, file.length, diags);
    if (file.root)
        allow_read_yaml(diags, source, file.root);
    file.first_case = suite->case_count;
    file.seen = arena_alloc(&suite->arena, sizeof *file.seen);
    ARENA_PUSH(&suite->arena, suite->files, suite->file_count, suite->file_room);
    suite->files[suite->file_count++] = file;
    struct adding adding = {suite, suite->file_count - 1, diags, only_read};
    bool done = file.root && run_file(&adding, file.root);
    suite->files[suite->file_count - 1].last_case = suite->case_count;
    suite_name_sharers(suite, &suite->files[suite->file_count - 1], diags);
    enum lint_seen seen = only_read || suite->only ? LINT_UNRUN : LINT_ALL;
    lint_allows(source, done && suite->pack ? seen : LINT_PART, diags);
    suite->files[suite->file_count - 1].broken = !done;
    return done;
}

bool suite_add(struct grow_suite *suite, const char *name, const char *text, size_t length,
               grow_diagnostics *found)
{
    struct suite_file file = {.name = name, .text = text, .length = length};
    file.lent = found != NULL;
    file.found = found ? found : diagnostics_beside(suite->pack->pack->diags);
    return add_file(suite, file, false);
}

grow_suite *grow_suite_new(const grow_pack *pack, const char *only)
{
    // The handle lives in the arena that it owns.
    struct arena arena;
    arena_init(&arena);
    grow_suite *suite = arena_alloc(&arena, sizeof *suite);
    suite->arena = arena;
    suite->pack = pack;
    suite->only = only;
    return suite;
}

void grow_suite_free(grow_suite *suite)
{
    if (!suite)
        return;
    for (size_t i = 0; i < suite->file_count; i++)
        if (!suite->files[i].lent)
            grow_diagnostics_free(suite->files[i].found);
    struct arena arena = suite->arena;
    arena_clear(&arena);
}

bool grow_suite_add(grow_suite *suite, const char *name, const char *text, size_t length)
{
    return suite_add(suite, name, text, length, NULL);
}

size_t grow_suite_files(const grow_suite *suite)
{
    return suite->file_count;
}

const char *grow_suite_name(const grow_suite *suite, size_t file)
{
    return suite->files[file].name;
}

const grow_diagnostics *grow_suite_found(const grow_suite *suite, size_t file)
{
    return suite->files[file].found;
}

grow_tally grow_suite_tally(const grow_suite *suite)
{
    grow_tally tally = {0};
    for (size_t i = 0; i < suite->case_count; i++) {
        tally.passed += suite->cases[i].outcome == SUITE_PASSED;
        tally.failed += suite->cases[i].outcome == SUITE_FAILED;
        tally.skipped += suite->cases[i].outcome == SUITE_SKIPPED;
    }
    for (size_t i = 0; i < suite->file_count; i++)
        tally.unread += suite->files[i].broken;
    return tally;
}

bool grow_cases_run(const grow_pack *pack, const char *name, const char *text, size_t length,
                    const grow_sink *sink, grow_tally *tally, grow_diagnostics *diagnostics)
{
    grow_suite *suite = grow_suite_new(pack, NULL);
    bool done = suite_add(suite, name, text, length, diagnostics);
    bool told = grow_suite_tell(suite, 0, GROW_SUITE_HUMAN, 0, sink);
    grow_tally of_file = grow_suite_tally(suite);
    tally->passed += of_file.passed;
    tally->failed += of_file.failed;
    tally->skipped += of_file.skipped;
    tally->unread += of_file.unread;
    grow_suite_free(suite);
    return done && told;
}

bool grow_cases_each(const grow_pack *pack, const char *name, const char *text, size_t length,
                     const grow_case_taker *taker, grow_diagnostics *diagnostics)
{
    grow_suite *suite = grow_suite_new(pack, NULL);
    bool done = suite_add(suite, name, text, length, diagnostics);
    struct buf digest;
    buf_init(&digest, ENGINE_OUTPUT);
    for (size_t i = 0; i < suite->case_count; i++) {
        const struct suite_case *one = &suite->cases[i];
        if (one->outcome == SUITE_SKIPPED)
            continue;
        buf_reset(&digest);
        if (one->assessment)
            digest_write(one->assessment, &digest);
        taker->take(taker->context,
                    &(grow_case){one->id, one->title, one->outcome == SUITE_PASSED, digest.text});
    }
    buf_clear(&digest);
    grow_suite_free(suite);
    return done;
}

bool grow_suite_check(grow_suite *suite, const char *name, const char *text, size_t length,
                      grow_diagnostics *diagnostics)
{
    size_t before = diagnostics->diags.errors;
    struct suite_file file = {.name = name, .text = text, .length = length};
    file.found = diagnostics;
    file.lent = true;
    return add_file(suite, file, true) && diagnostics->diags.errors == before;
}
