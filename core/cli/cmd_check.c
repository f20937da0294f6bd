// grow check: reads packs and says what is wrong with them, in words or as JSON.
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"

static const struct {
    int number;
    const char *severity, *summary;
} CODES[] = {
#define CODE(number, name, severity, summary) {number, #severity, summary},
#include "base/codes.def"
#undef CODE
};

enum { CODE_COUNT = sizeof CODES / sizeof *CODES };

// "G1204", "g1204" or "1204".
static grow_status explain_code(struct command *command, const char *code)
{
    const char *digits = code + (*code == 'G' || *code == 'g');
    for (int i = 0; i < CODE_COUNT; i++) {
        struct buf out;
        buf_init(&out, COMMAND_OUTPUT);
        buf_putf(&out, "%04d", CODES[i].number);
        bool same = strcmp(out.text, digits) == 0;
        buf_reset(&out);
        buf_putf(&out, "G%04d (%s): %s\n", CODES[i].number,
                 strcmp(CODES[i].severity, "DIAG_WARNING") == 0 ? "warning" : "error",
                 CODES[i].summary);
        if (same)
            command_say(command, out.text, out.length);
        buf_clear(&out);
        if (same)
            return GROW_DONE;
    }
    opt_wrong(command->opt, "no diagnostic has the code '%s'; `grow doc diagnostics` lists them",
              code);
    return GROW_WRONG_USE;
}

struct tally {
    size_t packs, broken;
    bool missing; // a pack was not found
};

static void check_one(struct command *command, struct library *library, const char *id,
                      struct tally *tally, struct buf *out)
{
    bool found = library_folder(library, id) != NULL;
    size_t errors = grow_diagnostics_errors(command->diagnostics);
    grow_pack *pack = command_load(command, library, id);
    tally->packs++;
    if (pack && grow_diagnostics_errors(command->diagnostics) == errors) {
        buf_putf(out, "ok    %s %s\n", grow_pack_id(pack), grow_pack_version(pack));
    } else {
        tally->broken++;
        tally->missing |= !found;
        buf_putf(out, "FAIL  %s\n", id);
    }
    grow_pack_free(pack);
}

static void check_all(struct command *command, struct tally *tally, struct buf *out)
{
    const char *id, *const *ids;
    for (int i = 0; i < command->opt->argument_count; i++) {
        struct library *library = command_library(command, command_argument(command, i), &id);
        if (library)
            check_one(command, library, id, tally, out);
        tally->missing |= !library;
    }
    if (command->opt->argument_count > 0)
        return;
    struct library *library = command_library(command, NULL, &id);
    size_t count = library ? library_packs(library, &ids) : 0;
    for (size_t i = 0; i < count; i++)
        check_one(command, library, ids[i], tally, out);
    tally->missing |= !library;
}

static void put_counts(const struct command *command, const struct tally *tally, struct buf *out)
{
    size_t errors = grow_diagnostics_errors(command->diagnostics);
    size_t warnings = grow_diagnostics_warnings(command->diagnostics);
    buf_putf(out, "%zu pack%s: %zu error%s, %zu warning%s\n", tally->packs,
             tally->packs == 1 ? "" : "s", errors, errors == 1 ? "" : "s", warnings,
             warnings == 1 ? "" : "s");
}

static void put_json(const struct command *command, struct buf *out)
{
    grow_sink sink = command_sink(out);
    buf_reset(out);
    buf_putf(out, "{\"errors\": %zu, \"warnings\": %zu, \"diagnostics\": ",
             grow_diagnostics_errors(command->diagnostics),
             grow_diagnostics_warnings(command->diagnostics));
    grow_diagnostics_json(command->diagnostics, &sink);
    buf_puts(out, "}\n");
}

grow_status cmd_check(struct command *command)
{
    const char *code = command->opt->values[OPTION_EXPLAIN_CODE];
    const char *format = command->opt->values[OPTION_FORMAT_LIST];
    if (code)
        return explain_code(command, code);
    struct tally tally = {0};
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    check_all(command, &tally, &out);
    if (command->status == GROW_DONE) {
        if (text_equal(format, "json"))
            put_json(command, &out);
        else
            put_counts(command, &tally, &out);
        if (!command_say(command, out.text, out.length))
            command->status = GROW_STORAGE;
        else
            command->as_json = text_equal(format, "json");
    }
    buf_clear(&out);
    if (command->status != GROW_DONE)
        return command->status;
    if (tally.missing)
        return GROW_INVALID;
    return grow_diagnostics_errors(command->diagnostics) ? GROW_FOUND : GROW_DONE;
}
