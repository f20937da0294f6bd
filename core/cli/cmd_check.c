// grow check: reads packs and says what is wrong with them, in words or for other programs.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "host/folder.h"

static const enum diag_code CODES[] = {
#define CODE(number, name, severity, summary) DIAG_##name,
#include "base/codes.def"
#undef CODE
};

enum { CODE_COUNT = sizeof CODES / sizeof *CODES };

// Lines of an example, moved to the right.
static void put_example(struct buf *out, const char *example)
{
    buf_puts(out, "\n    ");
    for (const char *at = example; *at; at++)
        buf_puts(out, *at == '\n' ? "\n    " : (const char[]){*at, '\0'});
    buf_puts(out, "\n");
}

static void put_meaning(struct buf *out, enum words_language language, enum diag_code code)
{
    const struct diag_meaning *meaning = diag_meaning_of(code);
    buf_putf(out, "G%04d (%s): %s\n", (int)code,
             words_say(language, diag_severity_of(code) == DIAG_WARNING ? "warning" : "error"),
             words_say(language, diag_summary(code)));
    if (!meaning)
        return;
    buf_putf(out, "\n%s\n", words_say(language, meaning->cause));
    put_example(out, words_say(language, meaning->example));
    buf_putf(out, "\n%s\n", words_say(language, meaning->repair));
}

static void put_text(struct json *json, enum words_language language, const char *key,
                     const char *text)
{
    json_key(json, key);
    json_string(json, text ? words_say(language, text) : NULL);
}

static void put_meaning_json(struct buf *out, enum words_language language, enum diag_code code)
{
    const struct diag_meaning *meaning = diag_meaning_of(code);
    char name[8];
    snprintf(name, sizeof name, "G%04d", (int)code);
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "code");
    json_string(&json, name);
    json_key(&json, "severity");
    json_string(&json, diag_severity_of(code) == DIAG_WARNING ? "warning" : "error");
    put_text(&json, language, "summary", diag_summary(code));
    put_text(&json, language, "cause", meaning ? meaning->cause : NULL);
    put_text(&json, language, "example", meaning ? meaning->example : NULL);
    put_text(&json, language, "repair", meaning ? meaning->repair : NULL);
    json_close(&json, '}');
    buf_puts(out, "\n");
}

// How `--explain` tells it: in words or as JSON; a code alone is no list of findings.
static bool meaning_writer(struct command *command,
                           void (**put)(struct buf *, enum words_language, enum diag_code))
{
    const char *format = command->opt->values[OPTION_FORMAT_LIST];
    bool json = text_equal(format, "json");
    *put = json ? put_meaning_json : put_meaning;
    if (json || !format || text_equal(format, "human"))
        return true;
    opt_wrong(command->opt, "--explain tells a code in words or as json, not as %s", format);
    return false;
}

// "G1204", "g1204" or "1204".
static grow_status explain_code(struct command *command, const char *code)
{
    const char *digits = code + (*code == 'G' || *code == 'g');
    void (*put)(struct buf *, enum words_language, enum diag_code);
    if (!meaning_writer(command, &put))
        return GROW_WRONG_USE;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    bool found = false;
    for (int i = 0; i < CODE_COUNT && !found; i++) {
        buf_reset(&out);
        buf_putf(&out, "%04d", (int)CODES[i]);
        found = strcmp(out.text, digits) == 0;
        buf_reset(&out);
        if (found)
            put(&out, command->opt->language, CODES[i]);
    }
    if (found)
        command_say(command, out.text, out.length);
    else
        opt_wrong(command->opt,
                  "no diagnostic has the code '%s'; `grow doc diagnostics` lists them", code);
    buf_clear(&out);
    return found ? GROW_DONE : GROW_WRONG_USE;
}

struct tally {
    size_t packs;
    bool missing; // a pack was not found
};

// The texts stay with the command: the diagnostics show their lines. Of a pack with errors (NULL)
// the cases are read, too; what hangs on its names is told when it has none.
static void check_cases(struct command *command, const grow_pack *pack, const char *folder)
{
    const char *const *paths, *text;
    size_t count = command_cases(command, folder, &paths), length;
    grow_suite *suite = grow_suite_new(pack, NULL);
    for (size_t i = 0; i < count; i++) {
        if (command_read_case(command, folder, paths[i], &text, &length))
            grow_suite_check(suite, paths[i], text, length, command->diagnostics);
    }
    grow_suite_free(suite);
}

// What decides about the exit code.
static size_t count_faults(const struct command *command)
{
    size_t faults = grow_diagnostics_errors(command->diagnostics);
    if (opt_given(command->opt, OPTION_STRICT))
        faults += grow_diagnostics_warnings(command->diagnostics);
    return faults;
}

static void check_one(struct command *command, struct library *library, const char *id,
                      struct tally *tally, struct buf *out)
{
    bool found = library_folder(library, id) != NULL;
    size_t faults = count_faults(command);
    grow_pack *pack = command_load_check(command, library, id);
    tally->packs++;
    if (found)
        check_cases(command, pack, library_folder(library, id));
    if (pack && count_faults(command) == faults) {
        buf_putf(out, command_text(command, "ok    %s %s\n"), grow_pack_id(pack),
                 grow_pack_version(pack));
    } else {
        tally->missing |= !found;
        buf_putf(out, command_text(command, "FAIL  %s\n"), id);
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
    grow_counts counts = grow_diagnostics_counts(command->diagnostics);
    buf_putf(out, command_text_count(command, "%zu pack: ", "%zu packs: ", tally->packs),
             tally->packs);
    buf_putf(out, command_text_count(command, "%zu error, ", "%zu errors, ", counts.errors),
             counts.errors);
    buf_putf(out, command_text_count(command, "%zu warning", "%zu warnings", counts.warnings),
             counts.warnings);
    if (counts.allowed)
        buf_putf(out, command_text(command, ", %zu allowed"), counts.allowed);
    buf_puts(out, "\n");
}

// Whether the diagnostics go to standard output in a format for programs, and which.
static bool is_for_programs(const char *format, grow_check_format *chosen)
{
    static const char *const FORMATS[] = {
        [GROW_CHECK_JSON] = "json", [GROW_CHECK_SARIF] = "sarif", [GROW_CHECK_JUNIT] = "junit"};
    for (int i = 0; i < 3; i++) {
        *chosen = (grow_check_format)i;
        if (text_equal(format, FORMATS[i]))
            return true;
    }
    return false;
}

static void say_found(struct command *command, const struct tally *tally, struct buf *out)
{
    grow_check_format format;
    bool programs = is_for_programs(command->opt->values[OPTION_FORMAT_LIST], &format);
    if (programs) {
        grow_sink sink = command_sink(out);
        buf_reset(out);
        grow_diagnostics_write(command->diagnostics, format, opt_given(command->opt, OPTION_STRICT),
                               &sink);
    } else {
        put_counts(command, tally, out);
    }
    if (command_say(command, out->text, out->length))
        command->as_json = programs;
    else
        command->status = GROW_STORAGE;
}

grow_status cmd_check(struct command *command)
{
    const char *code = command->opt->values[OPTION_EXPLAIN_CODE];
    if (code)
        return explain_code(command, code);
    struct tally tally = {0};
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    check_all(command, &tally, &out);
    if (command->status == GROW_DONE)
        say_found(command, &tally, &out);
    buf_clear(&out);
    if (command->status != GROW_DONE)
        return command->status;
    if (tally.missing)
        return GROW_INVALID;
    return count_faults(command) ? GROW_FOUND : GROW_DONE;
}
