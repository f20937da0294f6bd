// Runs the cases of one file, or only reads them: each case and each of its variants is expanded,
// looked through, evaluated and compared. The sink gets one line a case; what differs is told in
// the diagnostics, at its place in the file. What cannot be read in a case is not told again for
// its variants: they fail with it.

#include <string.h>

#include "engine/case.h"
#include "engine/handles.h"
#include "model/tree.h"

static const char *const KEYS[] = {"grow-case", "id",       "title",  "date",    "partnership",
                                   "facts",     "roles",    "levels", "answers", "otherwise",
                                   "expect",    "variants", "note"};

enum { KEY_COUNT = sizeof KEYS / sizeof *KEYS };

struct case_run {
    const grow_pack *pack;
    struct diags *diags;
    struct buf *out;              // NULL: the cases are only read
    grow_tally *tally;            // or NULL
    const grow_case_taker *taker; // or NULL
    struct buf *digest;           // of the case that was run last; with a taker
};

static const char *text_of(const struct case_text *text, const char *key)
{
    const struct node *own = text->variant ? text->variant : text->base;
    const struct node *value = node_find(own, key);
    return value && value->kind == NODE_SCALAR ? value->text : "";
}

// The dossier of a case whose expectations make sense; NULL after a diagnostic.
static struct dossier *read_case(struct case_run *run, const struct case_text *text,
                                 struct arena *arena)
{
    bool good = case_check(text, run->pack->rules, run->diags);
    struct dossier *dossier = case_dossier(text, run->pack->pack, arena, run->diags);
    return good ? dossier : NULL;
}

static bool passes(struct case_run *run, const struct case_text *text, bool *readable)
{
    struct arena arena;
    arena_init(&arena);
    struct dossier *dossier = read_case(run, text, &arena);
    *readable = dossier != NULL;
    bool good = *readable;
    if (good && run->out) {
        const struct assessment *assessment =
            evaluate(run->pack->rules, dossier, &run->pack->limits, &arena, NULL, run->diags);
        if (assessment && run->digest)
            digest_write(assessment, run->digest);
        good = assessment && case_expect(text, assessment, run->diags);
        if (assessment && !good && run->diags->count)
            assessment_tell_logs(assessment, 0, run->diags,
                                 run->diags->list[run->diags->count - 1]);
    }
    arena_clear(&arena);
    return good;
}

// False when the case itself could not be read. `fails` when that is known beforehand.
static bool run_one(struct case_run *run, const struct case_text *text, bool fails)
{
    bool readable = false;
    if (run->digest)
        buf_reset(run->digest);
    bool good = !fails && passes(run, text, &readable);
    if (run->taker)
        run->taker->take(
            run->taker->context,
            &(grow_case){text_of(text, "id"), text_of(text, "title"), good, run->digest->text});
    if (!run->out)
        return readable;
    run->tally->passed += good;
    run->tally->failed += !good;
    buf_putf(run->out, "%s %s  %s\n", good ? "ok  " : "FAIL", text_of(text, "id"),
             text_of(text, "title"));
    return readable;
}

static bool check_keys(struct case_run *run, const struct node *part, bool variant)
{
    bool good = part->kind == NODE_MAP;
    if (!good)
        diag_add(run->diags, DIAG_WRONG_KIND, part->span, "a case is a mapping");
    for (size_t i = 0; good && i < part->count; i++) {
        bool known = false;
        for (size_t k = 0; k < KEY_COUNT; k++)
            known |= strcmp(KEYS[k], part->keys[i]->text) == 0;
        if (known && !(variant && strcmp(part->keys[i]->text, "variants") == 0))
            continue;
        struct diag *diag = diag_add(run->diags, DIAG_UNKNOWN_KEY, part->keys[i]->span,
                                     "a case has no key '%s'", part->keys[i]->text);
        diag_suggest(run->diags, diag, part->keys[i]->text, KEYS, KEY_COUNT);
        good = false;
    }
    return good;
}

static bool run_file(struct case_run *run, const struct node *root)
{
    if (!node_find(root, "grow-case")) {
        struct diag *diag =
            diag_add(run->diags, DIAG_BAD_DIALECT, root->span, "this is not a file of cases");
        diag_help(run->diags, diag, "a case file opens with `grow-case: 1`");
        return false;
    }
    if (!check_keys(run, root, false))
        return false;
    struct case_text base = {root, NULL};
    bool readable = run_one(run, &base, false);
    const struct node *variants = node_find(root, "variants");
    if (variants && variants->kind != NODE_LIST) {
        diag_add(run->diags, DIAG_WRONG_KIND, variants->span, "'variants' has to be a list");
        return false;
    }
    for (size_t i = 0; variants && i < variants->count; i++) {
        struct case_text variant = {root, variants->items[i]};
        bool keys = check_keys(run, variants->items[i], true);
        run_one(run, &variant, !readable || !keys);
    }
    return true;
}

bool grow_cases_run(const grow_pack *pack, const char *name, const char *text, size_t length,
                    const grow_sink *sink, grow_tally *tally, grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    int file = diags_source(diags, name, text, length);
    const struct node *root = tree_parse(&diagnostics->arena, file, text, length, diags);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    struct case_run run = {.pack = pack, .diags = diags, .out = &out, .tally = tally};
    bool done = root && run_file(&run, root);
    return engine_deliver(&out, sink) && done;
}

bool grow_cases_each(const grow_pack *pack, const char *name, const char *text, size_t length,
                     const grow_case_taker *taker, grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    int file = diags_source(diags, name, text, length);
    const struct node *root = tree_parse(&diagnostics->arena, file, text, length, diags);
    struct buf out, digest;
    buf_init(&out, ENGINE_OUTPUT);
    buf_init(&digest, ENGINE_OUTPUT);
    grow_tally tally = {0};
    struct case_run run = {pack, diags, &out, &tally, taker, &digest};
    bool done = root && run_file(&run, root);
    buf_clear(&out);
    buf_clear(&digest);
    return done;
}

bool grow_cases_check(const grow_pack *pack, const char *name, const char *text, size_t length,
                      grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    size_t before = diags->errors;
    int file = diags_source(diags, name, text, length);
    const struct node *root = tree_parse(&diagnostics->arena, file, text, length, diags);
    struct case_run run = {.pack = pack, .diags = diags};
    return root && run_file(&run, root) && diags->errors == before;
}
