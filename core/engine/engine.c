// READ THIS FIRST. The facade: implements grow.h by calling the layers below, in the order in which
// the data travels: text -> pack and rules -> dossier -> assessment -> report -> bytes.
// It owns the public handles and decides nothing about questionnaires.

#include "engine/compare.h"
#include "engine/handles.h"
#include "engine/identity.h"
#include "engine/lint.h"
#include "engine/solidity.h"
#include "engine/versions.h"

#include <string.h>

#include "base/json.h"

// ---- Diagnostics
// ---------------------------------------------------------------------------------

grow_diagnostics *grow_diagnostics_new(void)
{
    // The handle lives in the arena that it owns.
    struct arena arena;
    arena_init(&arena);
    grow_diagnostics *diagnostics = arena_alloc(&arena, sizeof *diagnostics);
    diagnostics->arena = arena;
    diags_init(&diagnostics->diags, &diagnostics->arena);
    return diagnostics;
}

grow_diagnostics *diagnostics_beside(const struct diags *others)
{
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    diagnostics->diags.language = others->language;
    for (size_t i = 0; i < others->source_count; i++) {
        const struct source *source = &others->sources[i];
        diags_source(&diagnostics->diags, source->name, source->text, source->length);
    }
    return diagnostics;
}

grow_diagnostics *grow_diagnostics_beside(const grow_diagnostics *others)
{
    return diagnostics_beside(&others->diags);
}

void grow_diagnostics_speak(grow_diagnostics *diagnostics, const char *language)
{
    diagnostics->diags.language = words_author(language);
}

void grow_diagnostics_free(grow_diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    struct arena arena = diagnostics->arena;
    arena_clear(&arena);
}

size_t grow_diagnostics_errors(const grow_diagnostics *diagnostics)
{
    return diagnostics->diags.errors;
}

size_t grow_diagnostics_warnings(const grow_diagnostics *diagnostics)
{
    return diagnostics->diags.warnings;
}

// A limit tells more than a failed script, and that more than invalid input.
grow_status grow_diagnostics_status(const grow_diagnostics *diagnostics)
{
    grow_status worst = diagnostics->diags.errors ? GROW_INVALID : GROW_DONE;
    for (size_t i = 0; i < diagnostics->diags.count; i++) {
        const struct diag *diag = diagnostics->diags.list[i];
        if (diag->severity != DIAG_ERROR)
            continue;
        if (diag->code == DIAG_NO_MEMORY)
            return GROW_STORAGE;
        if (diag->code >= 2300 && diag->code < 2400)
            return GROW_LIMIT;
        if (diag->code >= 2000 && diag->code < 2300)
            worst = GROW_SCRIPT_FAILED;
        else if (diag->code == DIAG_CANNOT_WRITE || diag->code == DIAG_NOT_MADE ||
                 diag->code == DIAG_NO_FONTS)
            worst = GROW_STORAGE;
        else if ((diag->code == DIAG_UNKNOWN_SUBJECT || diag->code == DIAG_UNKNOWN_TARGET ||
                  diag->code == DIAG_NOT_BUILT || diag->code == DIAG_EXISTS ||
                  diag->code == DIAG_NO_CHART) &&
                 worst == GROW_INVALID)
            worst = GROW_WRONG_USE;
    }
    return worst;
}

bool engine_deliver(struct buf *out, const struct grow_sink *sink)
{
    bool done = !out->full && sink->write(sink->context, out->text, out->length);
    buf_clear(out);
    return done;
}

bool grow_diagnostics_print(const grow_diagnostics *diagnostics, bool colour, const grow_sink *sink)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    diags_print(&diagnostics->diags, &out, colour);
    return engine_deliver(&out, sink);
}

bool grow_diagnostics_changes(const grow_diagnostics *old, const grow_diagnostics *now, bool gone,
                              bool colour, const grow_sink *sink, size_t *count)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    size_t changes = diags_changes(&old->diags, &now->diags, gone, &out, colour);
    if (count)
        *count = changes;
    return engine_deliver(&out, sink);
}

bool grow_diagnostics_json(const grow_diagnostics *diagnostics, const grow_sink *sink)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    diags_json(&diagnostics->diags, &out);
    return engine_deliver(&out, sink);
}

grow_counts grow_diagnostics_counts(const grow_diagnostics *diagnostics)
{
    const struct diags *diags = &diagnostics->diags;
    return (grow_counts){diags_errors(diags), diags_warnings(diags), diags->allowed_count};
}

static void write_found(const struct diags *diags, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    buf_putf(out, "{\"errors\": %zu, \"warnings\": %zu, \"diagnostics\": ", diags_errors(diags),
             diags_warnings(diags));
    diags_json_value(diags, &json);
    if (diags->allowed_count > 0) {
        buf_puts(out, ", \"allowed\": ");
        json_init(&json, out, false);
        diags_json_allowed(diags, &json);
    }
    buf_puts(out, "}\n");
}

bool grow_diagnostics_write(const grow_diagnostics *diagnostics, grow_check_format format,
                            bool strict, const grow_sink *sink)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    switch (format) {
    case GROW_CHECK_JSON: write_found(&diagnostics->diags, &out); break;
    case GROW_CHECK_SARIF: diags_sarif(&diagnostics->diags, GROW_VERSION, &out); break;
    case GROW_CHECK_JUNIT: diags_junit(&diagnostics->diags, strict, &out); break;
    }
    return engine_deliver(&out, sink);
}

void grow_diagnostics_cannot_read(grow_diagnostics *diagnostics, const char *path,
                                  const char *reason)
{
    struct diag *diag =
        diag_add(&diagnostics->diags, DIAG_CANNOT_READ, SPAN_NONE, "cannot read '%s': %s", path,
                 diag_say(&diagnostics->diags, reason));
    diag_help(&diagnostics->diags, diag, "check the path and your rights to read it");
}

void grow_diagnostics_cannot_write(grow_diagnostics *diagnostics, const char *path,
                                   const char *reason)
{
    struct diag *diag = diag_add(&diagnostics->diags, DIAG_CANNOT_WRITE, SPAN_NONE,
                                 "cannot write '%s': %s; nothing was changed", path,
                                 diag_say(&diagnostics->diags, reason));
    diag_help(&diagnostics->diags, diag, "choose another place with --output");
}

void grow_diagnostics_no_workbooks(grow_diagnostics *diagnostics)
{
    struct diag *diag =
        diag_add(&diagnostics->diags, DIAG_NOT_BUILT, SPAN_NONE,
                 "this grow was built without XLSX, or grow-formats is not beside it");
    diag_help(&diagnostics->diags, diag, "use csv, or build it with -DGROW_XLSX=ON");
}

void grow_diagnostics_not_made(grow_diagnostics *diagnostics, const char *path, const char *reason)
{
    struct diags *diags = &diagnostics->diags;
    struct diag *diag = reason ? diag_add(diags, DIAG_NOT_MADE, SPAN_NONE,
                                          "cannot make '%s': %s; nothing was changed", path,
                                          diag_say(diags, reason))
                               : diag_add(diags, DIAG_EXISTS, SPAN_NONE,
                                          "'%s' is there already; nothing was changed", path);
    diag_help(diags, diag,
              reason ? "mend that, or choose another folder with --folder"
                     : "take another name, or choose another folder with --folder");
}

void grow_diagnostics_no_pack(grow_diagnostics *diagnostics, const char *id, const char *looked_in,
                              const char *help, const char *const known[], size_t count)
{
    struct span at = SPAN_NONE;
    if (diagnostics->asked.name) {
        at = diagnostics->asked.at;
        at.file = diags_source(&diagnostics->diags, diagnostics->asked.name,
                               diagnostics->asked.text, diagnostics->asked.length);
    }
    struct diag *diag =
        diag_add(&diagnostics->diags, DIAG_NO_PACK, at, "no pack is called '%s'", id);
    if (looked_in)
        diag_note_at(&diagnostics->diags, diag, SPAN_NONE, "looked in %s", looked_in);
    diag_help(&diagnostics->diags, diag, "%s", diag_say(&diagnostics->diags, help));
    diag_suggest(&diagnostics->diags, diag, id, known, count);
}

// ---- Packs
// ---------------------------------------------------------------------------------------

struct bridge_reader {
    const grow_reader *host;
};

static bool read_for_model(void *context, const char *name, const char **text, size_t *length,
                           const char **shown)
{
    const struct bridge_reader *reader = context;
    grow_file file = {0};
    bool done = reader->host->read(reader->host->context, name, &file);
    *text = done ? file.text : file.why;
    *length = file.length;
    *shown = file.shown ? file.shown : name;
    return done;
}

static size_t list_for_model(void *context, const char *folder, const char *const **names)
{
    const struct bridge_reader *reader = context;
    return reader->host->list(reader->host->context, folder, names);
}

static struct limits limits_of(const grow_limits *limits)
{
    struct limits all = limits_default;
    if (limits && limits->steps > 0)
        all.steps = limits->steps;
    if (limits && limits->memory > 0)
        all.memory = limits->memory;
    return all;
}

// Of rules that could not be read: what is wrong in the report, but for the names of findings.
static void look_at_report(struct pack *pack, struct diags *diags)
{
    diags->nameless = true;
    layout_read(rulebook_new(pack), &pack->arena, diags);
    diags->nameless = false;
}

// `goes_on`: of a pack with errors the scripts and the report are looked at, too; of one without,
// what else its author should know.
static grow_pack *load(const char *id, const grow_reader *reader, const grow_limits *limits,
                       bool goes_on, grow_diagnostics *diagnostics)
{
    struct bridge_reader bridge = {reader};
    struct pack_reader model = {.read = read_for_model, .context = &bridge};
    if (reader->list)
        model.list = list_for_model;
    enum pack_state state;
    int first = (int)diagnostics->diags.source_count;
    struct pack *pack = pack_read_state(id, &model, &state, &diagnostics->diags);
    grow_pack *handle = arena_alloc(&pack->arena, sizeof *handle);
    handle->pack = pack;
    handle->limits = limits_of(limits);
    if (state == PACK_SOUND)
        handle->rules = read_rules(pack, &handle->limits, &diagnostics->diags);
    else if (goes_on)
        read_rules_faulty(pack, state, &handle->limits, &diagnostics->diags);
    if (handle->rules)
        handle->layout = layout_read(handle->rules, &pack->arena, &diagnostics->diags);
    else if (goes_on && state != PACK_TATTERED)
        look_at_report(pack, &diagnostics->diags);
    if (handle->layout && goes_on)
        lint_pack(pack, handle->rules, handle->layout, &diagnostics->diags);
    if (handle->layout)
        history_check(handle->rules, goes_on, &diagnostics->diags);
    if (goes_on)
        lint_allows(first, handle->layout ? LINT_UNRUN : LINT_PART, &diagnostics->diags);
    if (handle->layout)
        return handle;
    pack_free(pack);
    return NULL;
}

grow_pack *grow_pack_load(const char *id, const grow_reader *reader, const grow_limits *limits,
                          grow_diagnostics *diagnostics)
{
    return load(id, reader, limits, false, diagnostics);
}

grow_pack *grow_pack_check(const char *id, const grow_reader *reader, const grow_limits *limits,
                           grow_diagnostics *diagnostics)
{
    return load(id, reader, limits, true, diagnostics);
}

void grow_pack_free(grow_pack *pack)
{
    if (pack)
        pack_free(pack->pack);
}

const char *grow_pack_id(const grow_pack *pack)
{
    return pack->pack->id;
}

const char *grow_pack_version(const grow_pack *pack)
{
    return pack->pack->version;
}

const char *grow_pack_title(const grow_pack *pack)
{
    return text_in(pack->pack, &pack->pack->title, NULL);
}

const char *grow_pack_hash(const grow_pack *pack)
{
    return pack->pack->hash;
}

bool grow_pack_informal(const grow_pack *pack)
{
    return pack->pack->informal;
}

// ---- Dossiers and assessments
// --------------------------------------------------------------------

bool engine_asked(grow_diagnostics *diagnostics, const char *name, const char *text, size_t length,
                  struct span at, const char *found, char *id, size_t room)
{
    if (!found || strlen(found) >= room)
        return false;
    diagnostics->asked.name = arena_text(&diagnostics->arena, name);
    diagnostics->asked.text = text;
    diagnostics->asked.length = length;
    diagnostics->asked.at = at;
    memcpy(id, found, strlen(found) + 1);
    return true;
}

bool grow_dossier_pack(const char *name, const char *text, size_t length, char *id, size_t room,
                       grow_diagnostics *diagnostics)
{
    struct span at = SPAN_NONE;
    const char *found =
        dossier_pack_id(&diagnostics->arena, name, text, length, &at, &diagnostics->diags);
    return engine_asked(diagnostics, name, text, length, at, found, id, room);
}

grow_dossier *grow_dossier_read(const grow_pack *pack, const char *name, const char *text,
                                size_t length, grow_diagnostics *diagnostics)
{
    struct arena arena;
    arena_init(&arena);
    grow_dossier *handle = arena_alloc(&arena, sizeof *handle);
    handle->arena = arena;
    handle->pack = pack;
    handle->dossier =
        dossier_read(pack->pack, &handle->arena, name, text, length, &diagnostics->diags);
    if (handle->dossier)
        return handle;
    grow_dossier_free(handle);
    return NULL;
}

void grow_dossier_free(grow_dossier *dossier)
{
    if (!dossier)
        return;
    struct arena arena = dossier->arena;
    arena_clear(&arena);
}

grow_assessment *grow_evaluate(const grow_pack *pack, const grow_dossier *dossier,
                               grow_diagnostics *diagnostics)
{
    struct arena arena;
    arena_init(&arena);
    grow_assessment *handle = arena_alloc(&arena, sizeof *handle);
    handle->arena = arena;
    handle->pack = pack;
    handle->dossier = dossier;
    handle->assessment = evaluate(pack->rules, dossier->dossier, &pack->limits, &handle->arena,
                                  &handle->use, &diagnostics->diags);
    if (handle->assessment)
        return handle;
    grow_assessment_free(handle);
    return NULL;
}

void grow_assessment_free(grow_assessment *assessment)
{
    if (!assessment)
        return;
    struct arena arena = assessment->arena;
    arena_clear(&arena);
}

grow_use grow_assessment_use(const grow_assessment *assessment)
{
    return (grow_use){assessment->use.steps, assessment->use.peak};
}

// ---- What comes out
// ------------------------------------------------------------------------------

struct report *engine_report(const grow_assessment *assessment, const grow_render_options *options,
                             struct arena *arena, struct diags *diags)
{
    const char *language = options && options->language ? options->language : "nl";
    struct report_context context = {.language = language,
                                     .engine = GROW_VERSION,
                                     .engine_hash = ENGINE_HASH,
                                     .layout = assessment->pack->layout};
    if (options && options->since)
        context.since = compare_with(options->since, assessment, arena);
    if (layout_has(context.layout, LAYOUT_SOLIDITY))
        context.solidity = solidity_of(assessment, arena);
    return report_build(assessment->assessment, &context, arena, diags);
}

void engine_view(const grow_assessment *assessment, const struct report *report, grow_format format,
                 const grow_render_options *options, const struct diags *diags, struct buf *out)
{
    struct view_options view = {0};
    if (options)
        view = (struct view_options){options->width, options->colour, options->front_only};
    switch (format) {
    case GROW_REPORT_TEXT: view_text(report, &view, out); break;
    case GROW_REPORT_MARKDOWN: view_markdown(report, out); break;
    case GROW_REPORT_JSON: view_json(report, out); break;
    default: {
        struct buf result;
        buf_init(&result, ENGINE_OUTPUT);
        if (assessment)
            result_write(assessment, diags, &result);
        view_html(report, assessment ? result.text : NULL, out);
        buf_clear(&result);
    }
    }
}

bool grow_render(const grow_assessment *assessment, grow_format format,
                 const grow_render_options *options, const grow_sink *sink,
                 grow_diagnostics *diagnostics)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    if (format == GROW_RESULT_JSON) {
        result_write(assessment, &diagnostics->diags, &out);
        return engine_deliver(&out, sink);
    }
    struct arena arena;
    arena_init(&arena);
    const struct report *report = engine_report(assessment, options, &arena, &diagnostics->diags);
    bool done = report != NULL;
    if (done && format == GROW_REPORT_PDF)
        done = engine_pdf(report, true, &out, &diagnostics->diags);
    else if (done)
        engine_view(assessment, report, format, options, &diagnostics->diags, &out);
    arena_clear(&arena);
    if (done)
        return engine_deliver(&out, sink);
    buf_clear(&out);
    return false;
}
