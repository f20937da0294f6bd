// Measurements: a result that was read, or that of an assessment, as grow_diff takes it. Owns the
// reading of results; what a result says is looked at when it is compared.

#include <string.h>

#include "base/text.h"
#include "engine/compare.h"
#include "model/dossier_json.h"
#include "model/tree.h"

static struct grow_measurement *measurement_new(const struct grow_pack *pack)
{
    struct arena arena;
    arena_init(&arena);
    struct grow_measurement *measurement = arena_alloc(&arena, sizeof *measurement);
    measurement->arena = arena;
    measurement->pack = pack;
    return measurement;
}

void grow_measurement_free(grow_measurement *measurement)
{
    if (!measurement)
        return;
    struct arena arena = measurement->arena;
    arena_clear(&arena);
}

const struct node *measurement_result(const struct grow_assessment *assessment, struct arena *arena)
{
    struct diags quiet;
    diags_init(&quiet, arena);
    struct buf result;
    buf_init(&result, ENGINE_OUTPUT);
    result_write(assessment, &quiet, &result);
    int file = diags_source(&quiet, "result", NULL, 0);
    const struct node *root = tree_parse(arena, file, result.text, result.length, &quiet);
    buf_clear(&result);
    return root;
}

grow_measurement *grow_measurement_of(const grow_assessment *assessment,
                                      grow_diagnostics *diagnostics)
{
    if (engine_refuses_group(assessment->pack, "a difference", &diagnostics->diags))
        return NULL;
    struct grow_measurement *measurement = measurement_new(assessment->pack);
    measurement->assessment = assessment;
    measurement->result = measurement_result(assessment, &measurement->arena);
    if (measurement->result)
        return measurement;
    grow_measurement_free(measurement);
    return NULL;
}

// Is `key`, in its quotes, the first of a JSON object?
static bool opens_with(const char *text, size_t length, const char *key)
{
    size_t at = 0;
    while (at < length && (text[at] == '{' || text[at] == ' ' || text[at] == '\n' ||
                           text[at] == '\r' || text[at] == '\t'))
        at++;
    return length - at >= strlen(key) && memcmp(text + at, key, strlen(key)) == 0;
}

bool grow_is_result(const char *text, size_t length)
{
    return opens_with(text, length, "\"grow_result\"");
}

static const char *text_of(const struct node *map, const char *key)
{
    const struct node *node = node_find(map, key);
    return node && node->kind == NODE_SCALAR && !node_is_null(node) ? node->text : NULL;
}

// NULL after a diagnostic: a result of this format names its pack, and has the parts compared.
static const struct node *read_result(struct arena *arena, const char *name, const char *text,
                                      size_t length, struct diags *diags)
{
    // Excerpts are of the text as given, which outlives this arena.
    int file = diags_source(diags, name, text, length);
    text = dossier_json(arena, text, length);
    const struct node *root = tree_parse(arena, file, text, length, diags);
    if (!root)
        return NULL;
    if (node_find(root, "grow_export"))
        root = node_find(root, "result");
    const struct node *pack = node_find(root, "pack"), *position = node_find(root, "position");
    const struct node *dimensions = node_find(root, "dimensions");
    bool good = text_equal(text_of(root, "grow_result"), "1") && text_of(pack, "id") &&
                text_of(pack, "hash") && text_of(root, "date") && position && dimensions &&
                dimensions->kind == NODE_LIST;
    if (good)
        return root;
    struct diag *diag = diag_add(diags, DIAG_RESULT_FORMAT, span_line(file, 1),
                                 "this is no result that this program can read");
    diag_help(diags, diag, "make it with `grow eval`, or give the dossier itself");
    return NULL;
}

bool grow_result_pack(const char *name, const char *text, size_t length, char *id, size_t room,
                      grow_diagnostics *diagnostics)
{
    const struct node *root =
        read_result(&diagnostics->arena, name, text, length, &diagnostics->diags);
    const struct node *found = node_find(node_find(root, "pack"), "id");
    return found &&
           engine_asked(diagnostics, name, text, length, found->span, found->text, id, room);
}

grow_measurement *grow_result_read(const grow_pack *pack, const char *name, const char *text,
                                   size_t length, grow_diagnostics *diagnostics)
{
    if (engine_refuses_group(pack, "a difference", &diagnostics->diags))
        return NULL;
    struct grow_measurement *measurement = measurement_new(pack);
    measurement->result = read_result(&measurement->arena, name, text, length, &diagnostics->diags);
    if (measurement->result)
        return measurement;
    grow_measurement_free(measurement);
    return NULL;
}

grow_measurement *grow_result_kept(const grow_pack *pack, const char *name, const char *text,
                                   size_t length, grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    if (grow_is_result(text, length) || opens_with(text, length, "\"grow_export\""))
        return grow_result_read(pack, name, text, length, diagnostics);
    int file = diags_source(diags, name, text, length);
    struct diag *diag =
        diag_add(diags, DIAG_NO_OLD_RESULT, span_line(file, 1),
                 "no result was kept with this dossier, so nothing to compare with");
    diag_help(diags, diag,
              "give the old rules with --old FOLDER, results with --results FOLDER, or an export "
              "as JSON");
    return NULL;
}
