// grow export and import: facts and answers out to spreadsheets, statistics and other programs, and
// back in. What was written or read is counted on standard error.
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/parts.h"
#include "cli/render.h"
#include "host/file.h"
#include "host/stream.h"
#include "host/xlsx.h"

enum { PACK_ID = 128, FORMAT_XLSX = -1 };

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcasecmp(text + length - tail, ending) == 0;
}

// A format of grow_export, or FORMAT_XLSX.
static int format_of(const struct opt *opt)
{
    const char *format = opt->values[OPTION_FORMAT_EXPORT];
    const char *path = opt->values[OPTION_OUTPUT];
    if (!path)
        path = "";
    if (format ? text_equal(format, "xlsx") : ends_in(path, ".xlsx"))
        return FORMAT_XLSX;
    if (format ? text_equal(format, "json") : ends_in(path, ".json"))
        return GROW_DATA_JSON;
    return text_equal(format, "csv-wide") ? GROW_DATA_CSV_WIDE : GROW_DATA_CSV;
}

// An import cannot know before it has read, and what was read is gone.
bool cmd_data_is_workbook(const struct opt *opt)
{
    return opt->verb == VERB_IMPORT || opt->verb == VERB_CONVERT ||
           (opt->verb == VERB_EXPORT && format_of(opt) == FORMAT_XLSX);
}

bool command_has_workbooks(struct command *command)
{
    if (!xlsx_can())
        grow_diagnostics_no_workbooks(command->diagnostics);
    return xlsx_can();
}

static void tell(const char *line)
{
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    sink.write(sink.context, line, strlen(line));
}

// "37 facts, 212 answers of 4 respondents"
static const char *summary(struct command *command, const grow_size *size)
{
    struct arena *arena = &command->arena;
    return arena_textf(
        arena, command_text(command, "%s, %s of %s"),
        arena_textf(arena, command_text_count(command, "%zu fact", "%zu facts", size->facts),
                    size->facts),
        arena_textf(arena, command_text_count(command, "%zu answer", "%zu answers", size->answers),
                    size->answers),
        arena_textf(
            arena,
            command_text_count(command, "%zu respondent", "%zu respondents", size->respondents),
            size->respondents));
}

// --- export ---

static char delimiter_of(const struct command *command)
{
    const char *delimiter = command->opt->values[OPTION_DELIMITER];
    if (!delimiter)
        return ',';
    return text_equal(delimiter, "tab") ? '\t' : delimiter[0];
}

grow_export_options cmd_export_options(const struct command *command)
{
    return (grow_export_options){
        .language = command->opt->values[OPTION_LANG],
        .delimiter = delimiter_of(command),
        .with_texts = opt_given(command->opt, OPTION_WITH_TEXTS),
    };
}

static bool write_data(struct command *command, const struct command_dossier *dossier,
                       const grow_assessment *assessment, struct buf *out)
{
    int format = format_of(command->opt);
    grow_export_options options = cmd_export_options(command);
    const char *table = command->opt->values[OPTION_TABLE];
    grow_sink sink = command_sink(out);
    if (table)
        return grow_export_table(assessment, table, &options, &sink, command->diagnostics);
    if (format != FORMAT_XLSX) {
        return grow_export(assessment, (grow_data_format)format, &options, &sink,
                           command->diagnostics);
    }
    if (!command_has_workbooks(command))
        return false;
    const char *why, *path = command->opt->values[OPTION_OUTPUT];
    if (xlsx_write(assessment, dossier->dossier, &options, command->diagnostics, &command->arena,
                   out, &why))
        return true;
    if (why)
        grow_diagnostics_cannot_write(command->diagnostics, path ? path : "(standard output)", why);
    return false;
}

static void tell_exported(struct command *command, const struct command_dossier *dossier)
{
    const char *table = command->opt->values[OPTION_TABLE];
    if (table) {
        tell(arena_textf(&command->arena, command_text(command, "exported the table %s\n"), table));
        return;
    }
    grow_size size = grow_dossier_size(dossier->dossier);
    const char *texts = "";
    if (size.texts > 0 && !opt_given(command->opt, OPTION_WITH_TEXTS))
        texts = arena_textf(
            &command->arena,
            command_text_count(command, "; %zu open text left out (--with-texts takes it along)",
                               "; %zu open texts left out (--with-texts takes them along)",
                               size.texts),
            size.texts);
    tell(arena_textf(&command->arena, command_text(command, "exported %s%s\n"),
                     summary(command, &size), texts));
}

// What was asked for together that does not go together.
static bool is_wrong(struct command *command)
{
    const struct opt *opt = command->opt;
    const char *path = opt->values[OPTION_OUTPUT];
    bool to_output = !path || text_equal(path, "-");
    if (opt->values[OPTION_BY] && (!opt->values[OPTION_TABLE] || to_output))
        opt_wrong(opt,
                  "'--by' takes a table apart: name it with --table, and a folder with --output");
    else if (opt->values[OPTION_TABLE] && format_of(opt) != GROW_DATA_CSV)
        opt_wrong(opt, "a table is written as csv");
    else if (format_of(opt) == FORMAT_XLSX && to_output && stream_is_terminal(1))
        opt_wrong(opt, "a workbook is nothing for a terminal: name a file with --output");
    else if (opt_given(opt, OPTION_DELIMITER) && format_of(opt) != GROW_DATA_CSV &&
             format_of(opt) != GROW_DATA_CSV_WIDE)
        opt_wrong(opt, "'--delimiter' is for csv: leave it out, or add --format csv");
    else
        return !opt->values[OPTION_BY] && !render_check_ending(opt, OPTION_FORMAT_EXPORT);
    return true;
}

grow_status cmd_export(struct command *command)
{
    if (is_wrong(command))
        return GROW_WRONG_USE;
    struct command_dossier dossier = command_dossier(command, command_argument(command, 0));
    grow_assessment *assessment =
        dossier.dossier ? grow_evaluate(dossier.pack, dossier.dossier, command->diagnostics) : NULL;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    bool parts = command->opt->values[OPTION_BY] != NULL;
    bool done = assessment && (parts ? cmd_parts_write(command, assessment)
                                     : write_data(command, &dossier, assessment, &out) &&
                                           command_deliver(command, &out));
    if (done && !parts)
        tell_exported(command, &dossier);
    bool silent =
        !done && command->status == GROW_DONE && grow_diagnostics_errors(command->diagnostics) == 0;
    buf_clear(&out);
    grow_assessment_free(assessment);
    command_dossier_close(&dossier);
    return silent ? GROW_BUG : GROW_DONE;
}

// --- import ---

static bool read_data(struct command *command, grow_data *data)
{
    const char *path = command_argument(command, 0), *why;
    data->name = file_shown(path);
    if (!command_read(command, path, &data->text, &data->length))
        return false;
    if (!xlsx_is(data->text, data->length))
        return true;
    if (!command_has_workbooks(command))
        return false;
    bool done = xlsx_read(data->text, data->length, &command->arena, command->opt->language,
                          &data->rows, &data->row_count, &why);
    data->text = NULL;
    if (!done)
        grow_diagnostics_cannot_read(command->diagnostics, data->name, why);
    return done;
}

static struct command_dossier import_dossier(struct command *command)
{
    struct command_dossier result = {0};
    grow_data data = {0};
    const char *id;
    char named[PACK_ID];
    if (!read_data(command, &data))
        return result;
    struct library *library = command_library(command, NULL, &id);
    if (!library)
        return result;
    if (!id) {
        if (!grow_import_pack(&data, named, sizeof named, command->diagnostics))
            return result;
        id = named;
    }
    result.pack = command_load(command, library, id);
    if (result.pack)
        result.dossier = grow_import(result.pack, &data, command->diagnostics);
    return result;
}

grow_status cmd_import(struct command *command)
{
    struct command_dossier dossier = import_dossier(command);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = dossier.dossier && grow_dossier_write(dossier.dossier, &sink) &&
                command_deliver(command, &out);
    if (done) {
        grow_size size = grow_dossier_size(dossier.dossier);
        tell(arena_textf(&command->arena,
                         command_text(command, "imported %s; the dossier's hash is %s\n"),
                         summary(command, &size), grow_dossier_hash(dossier.dossier)));
    }
    bool silent =
        !done && command->status == GROW_DONE && grow_diagnostics_errors(command->diagnostics) == 0;
    buf_clear(&out);
    command_dossier_close(&dossier);
    return silent ? GROW_BUG : GROW_DONE;
}
