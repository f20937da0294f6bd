// Data out: the calls of grow.h that write the facts and answers of an assessment, with what came
// of them, for spreadsheets, statistics and other programs. Which rows there are is decided in
// export_long.c and its sisters.
#include "engine/export.h"

#include <string.h>

#include "base/json.h"

enum { EXPORT_OUTPUT = 64 * 1024 * 1024 }; // bytes of one export

static struct export export_of(const grow_assessment *assessment,
                               const grow_export_options *options, const grow_cells *cells,
                               struct arena *arena)
{
    return (struct export){.assessment = assessment->assessment,
                           .pack = assessment->pack->pack,
                           .dossier = assessment->dossier->dossier,
                           .language = options ? options->language : NULL,
                           .with_texts = options && options->with_texts,
                           .cells = cells,
                           .arena = arena};
}

// The long form, the wide one, or a table of the rules.
static void write_csv(const grow_assessment *assessment, bool wide,
                      const struct table_result *table, const grow_export_options *options,
                      struct arena *arena, struct buf *out)
{
    struct export_csv csv;
    grow_cells cells = export_csv_cells(&csv, out, options ? options->delimiter : ',');
    struct export export = export_of(assessment, options, &cells, arena);
    if (table)
        export_table(&export, table);
    else if (wide)
        export_wide(&export);
    else
        export_long(&export);
    export_csv_end(&csv);
}

// A value that another writer wrote, one step further in. No string of JSON holds a line end.
static void put_raw(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json->after_key = false;
    while (*text) {
        size_t line = strcspn(text, "\n");
        buf_add(json->out, text, line);
        text += line;
        if (*text == '\n' && *++text)
            buf_puts(json->out, "\n  ");
    }
}

static void write_json(const grow_assessment *assessment, bool with_texts, struct arena *arena,
                       const struct diags *diags, struct buf *out)
{
    const struct dossier *dossier = assessment->dossier->dossier;
    size_t left_out = 0;
    if (!with_texts)
        dossier = export_without_texts(dossier, arena, &left_out);
    struct json json;
    struct buf result;
    buf_init(&result, ENGINE_OUTPUT);
    result_write(assessment, diags, &result);
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_export");
    json_integer(&json, 1);
    json_key(&json, "texts_left_out");
    json_integer(&json, (long long)left_out);
    json_key(&json, "dossier");
    dossier_write_json(dossier, &json);
    put_raw(&json, "result", result.text);
    json_close(&json, '}');
    buf_putc(out, '\n');
    buf_clear(&result);
}

static bool deliver(struct buf *out, const grow_sink *sink, grow_diagnostics *diagnostics)
{
    if (out->full) {
        struct diag *diag = diag_add(&diagnostics->diags, DIAG_TOO_BIG, SPAN_NONE,
                                     "the export is larger than %d bytes", EXPORT_OUTPUT);
        diag_help(&diagnostics->diags, diag, "divide the dossier over more dossiers");
    }
    return engine_deliver(out, sink);
}

bool grow_export(const grow_assessment *assessment, grow_data_format format,
                 const grow_export_options *options, const grow_sink *sink,
                 grow_diagnostics *diagnostics)
{
    if (engine_refuses_group(assessment->pack, "an export", &diagnostics->diags))
        return false;
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, EXPORT_OUTPUT);
    if (format == GROW_DATA_JSON)
        write_json(assessment, options && options->with_texts, &arena, &diagnostics->diags, &out);
    else
        write_csv(assessment, format == GROW_DATA_CSV_WIDE, NULL, options, &arena, &out);
    arena_clear(&arena);
    return deliver(&out, sink, diagnostics);
}

static const struct table_result *table_named(const grow_assessment *assessment, const char *id,
                                              struct diags *diags)
{
    const struct rulebook *rules = assessment->pack->rules;
    int index = rulebook_table_find(rules, id);
    if (index >= 0)
        return &assessment->assessment->tables[index];
    struct diag *diag = diag_add(diags, DIAG_UNKNOWN_NAME, SPAN_NONE,
                                 "the rules of this pack make no table called '%s'", id);
    struct buf known;
    buf_init(&known, ENGINE_OUTPUT);
    for (size_t i = 0; i < rules->table_count; i++)
        buf_putf(&known, "%s'%s'", i > 0 ? ", " : "", rules->tables[i].id);
    if (rules->table_count > 0)
        diag_help(diags, diag, "there is %s", known.text);
    buf_clear(&known);
    return NULL;
}

bool grow_export_table(const grow_assessment *assessment, const char *table,
                       const grow_export_options *options, const grow_sink *sink,
                       grow_diagnostics *diagnostics)
{
    if (engine_refuses_group(assessment->pack, "an export", &diagnostics->diags))
        return false;
    const struct table_result *found = table_named(assessment, table, &diagnostics->diags);
    if (!found)
        return false;
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, EXPORT_OUTPUT);
    write_csv(assessment, false, found, options, &arena, &out);
    arena_clear(&arena);
    return deliver(&out, sink, diagnostics);
}

// --- one table in parts ---

static int column_named(const struct table_rule *table, const char *id, struct diags *diags)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (strcmp(table->columns[c].id, id) == 0)
            return (int)c;
    struct diag *diag = diag_add(diags, DIAG_UNKNOWN_NAME, SPAN_NONE,
                                 "the table '%s' has no column called '%s'", table->id, id);
    struct buf known;
    buf_init(&known, ENGINE_OUTPUT);
    for (size_t c = 0; c < table->column_count; c++)
        buf_putf(&known, "%s'%s'", c > 0 ? ", " : "", table->columns[c].id);
    diag_help(diags, diag, "there is %s", known.text);
    buf_clear(&known);
    return -1;
}

// What stands in each row of the column.
static const char **words_of_rows(const struct export *export, const struct table_result *table,
                                  int column)
{
    size_t count = table->value.kind == VALUE_TABLE ? table->value.count : 0;
    const char **words = arena_array(export->arena, count, sizeof *words);
    for (size_t r = 0; r < count; r++)
        words[r] = export_table_words(export, &table->rule->columns[column],
                                      &table->value.items[r].items[column]);
    return words;
}

// The rows that have what row `first` has, or none when an earlier row has it too.
static struct table_result rows_as(const struct table_result *table, const char *const words[],
                                   size_t first, struct arena *arena)
{
    struct table_result part = *table;
    struct value *items = arena_array(arena, table->value.count, sizeof *items);
    part.value.items = items;
    part.value.count = 0;
    for (size_t r = 0; r < first; r++)
        if (strcmp(words[r], words[first]) == 0)
            return part;
    for (size_t r = first; r < table->value.count; r++)
        if (strcmp(words[r], words[first]) == 0)
            items[part.value.count++] = table->value.items[r];
    return part;
}

bool grow_export_table_by(const grow_assessment *assessment, const char *table, const char *column,
                          const grow_export_options *options, grow_begin_part *begin, void *context,
                          grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    if (engine_refuses_group(assessment->pack, "an export", diags))
        return false;
    const struct table_result *found = table_named(assessment, table, diags);
    int index = found ? column_named(found->rule, column, diags) : -1;
    if (index < 0)
        return false;
    struct arena arena;
    arena_init(&arena);
    struct export export = export_of(assessment, options, NULL, &arena);
    const char **words = words_of_rows(&export, found, index);
    bool done = true;
    for (size_t r = 0; found->value.kind == VALUE_TABLE && r < found->value.count && done; r++) {
        struct table_result part = rows_as(found, words, r, &arena);
        if (part.value.count == 0)
            continue;
        struct buf out;
        buf_init(&out, EXPORT_OUTPUT);
        write_csv(assessment, false, &part, options, &arena, &out);
        grow_sink sink = begin(context, words[r]);
        done = deliver(&out, &sink, diagnostics);
    }
    arena_clear(&arena);
    return done;
}

bool grow_export_sheets(const grow_assessment *assessment, const grow_export_options *options,
                        const grow_cells *cells, grow_diagnostics *diagnostics)
{
    if (engine_refuses_group(assessment->pack, "an export", &diagnostics->diags))
        return false;
    struct arena arena;
    arena_init(&arena);
    struct export export = export_of(assessment, options, cells, &arena);
    export_long(&export);
    export_scores(&export);
    export_recommendations(&export);
    export_codebook(&export);
    export_provenance(&export);
    arena_clear(&arena);
    return true;
}

// --- dossiers ---

bool grow_dossier_write(const grow_dossier *dossier, const grow_sink *sink)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    dossier_write(dossier->dossier, &out);
    return engine_deliver(&out, sink);
}

bool grow_dossier_write_json(const grow_dossier *dossier, const grow_sink *sink)
{
    struct buf out;
    struct json json;
    buf_init(&out, ENGINE_OUTPUT);
    json_init(&json, &out, false);
    dossier_write_json(dossier->dossier, &json);
    buf_putc(&out, '\n');
    return engine_deliver(&out, sink);
}

const char *grow_dossier_hash(const grow_dossier *dossier)
{
    return dossier->dossier->hash;
}

const char *grow_dossier_date(const grow_dossier *dossier)
{
    return dossier->dossier->date;
}

const char *grow_dossier_partnership(const grow_dossier *dossier)
{
    return dossier->dossier->partnership;
}

static size_t count_given(const struct pack *pack, const struct answer *answers)
{
    size_t count = 0;
    for (int i = 0; i < pack->question_count; i++)
        count += answers[i].state != ANSWER_NONE;
    return count;
}

grow_size grow_dossier_size(const grow_dossier *dossier)
{
    const struct dossier *all = dossier->dossier;
    struct arena arena;
    grow_size size = {.facts = count_given(all->pack, all->facts),
                      .respondents = (size_t)all->respondent_count};
    for (int i = 0; i < all->respondent_count; i++)
        size.answers += count_given(all->pack, all->respondents[i].answers);
    arena_init(&arena);
    export_without_texts(all, &arena, &size.texts);
    arena_clear(&arena);
    return size;
}
