// grow export --table ID --by COLUMN: a file for each value of a column. Owns how files are named:
// by the table and the value, so that the same value has the same name in every run.
#include <string.h>

#include "base/text.h"
#include "cli/parts.h"
#include "host/create.h"
#include "host/stream.h"

enum { NAME_MOST = 80 }; // bytes of a value in the name of a file

struct part {
    const char *value, *path;
    struct buf out;
};

struct parts {
    struct command *command;
    struct part *list;
    size_t count, room;
};

// --- names ---

// U+00C0 to U+00FF without their marks.
static const char LATIN[] = "aaaaaaaceeeeiiiidnooooo-ouuuuypsaaaaaaaceeeeiiiidnooooo-ouuuuypy";

static char plain_letter(uint32_t point)
{
    if (point >= 'A' && point <= 'Z')
        return (char)(point - 'A' + 'a');
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9'))
        return (char)point;
    return point >= 0xC0 && point <= 0xFF ? LATIN[point - 0xC0] : '-';
}

// Small letters, digits and single dashes: safe in every file system.
static const char *plain_name(struct arena *arena, const char *value)
{
    char name[NAME_MOST + 1];
    size_t length = 0;
    const char *end = value + strlen(value);
    while (value < end && length < NAME_MOST) {
        char c = plain_letter(text_next(&value, end));
        if (c != '-' || (length > 0 && name[length - 1] != '-'))
            name[length++] = c;
    }
    while (length > 0 && name[length - 1] == '-')
        length--;
    name[length] = '\0';
    return arena_text(arena, length > 0 ? name : "empty");
}

static bool is_taken(const struct parts *parts, const char *path)
{
    for (size_t i = 0; i + 1 < parts->count; i++)
        if (text_equal(parts->list[i].path, path))
            return true;
    return false;
}

// "opgave-bestuur-b.csv"; the second value of that name gets a number.
static const char *path_of(const struct parts *parts, const char *value)
{
    struct arena *arena = &parts->command->arena;
    const char *table = parts->command->opt->values[OPTION_TABLE];
    const char *name = plain_name(arena, value);
    const char *path = arena_textf(arena, "%s-%s.csv", table, name);
    for (size_t number = 2; is_taken(parts, path); number++)
        path = arena_textf(arena, "%s-%s-%zu.csv", table, name, number);
    return path;
}

// --- files ---

static grow_sink begin(void *context, const char *value)
{
    struct parts *parts = context;
    struct arena *arena = &parts->command->arena;
    ARENA_PUSH(arena, parts->list, parts->count, parts->room);
    struct part *part = &parts->list[parts->count++];
    *part = (struct part){.value = arena_text(arena, value)};
    part->path = path_of(parts, value);
    buf_init(&part->out, COMMAND_OUTPUT);
    return command_sink(&part->out);
}

static void tell(struct command *command, const struct parts *parts, const char *folder)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    for (size_t i = 0; i < parts->count; i++)
        buf_putf(&out, "wrote %s: %s\n", create_path(folder, parts->list[i].path, &command->arena),
                 *parts->list[i].value ? parts->list[i].value : "(empty)");
    if (parts->count == 0)
        buf_puts(&out, "the table has no rows, so nothing was written\n");
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    sink.write(sink.context, out.text, out.length);
    buf_clear(&out);
}

static bool write_files(struct command *command, const struct parts *parts, const char *folder)
{
    struct create_file *files = arena_array(&command->arena, parts->count, sizeof *files);
    for (size_t i = 0; i < parts->count; i++)
        files[i] = (struct create_file){
            .path = parts->list[i].path,
            .text =
                arena_text_n(&command->arena, parts->list[i].out.text, parts->list[i].out.length),
        };
    const char *path, *why;
    if (create_files(folder, files, parts->count, &command->arena, &path, &why))
        return true;
    grow_diagnostics_cannot_write(command->diagnostics, path, why);
    return false;
}

bool cmd_parts_write(struct command *command, const grow_assessment *assessment)
{
    const struct opt *opt = command->opt;
    struct parts parts = {.command = command};
    grow_export_options options = cmd_export_options(command);
    bool done = grow_export_table_by(assessment, opt->values[OPTION_TABLE], opt->values[OPTION_BY],
                                     &options, begin, &parts, command->diagnostics) &&
                write_files(command, &parts, opt->values[OPTION_OUTPUT]);
    if (done)
        tell(command, &parts, opt->values[OPTION_OUTPUT]);
    for (size_t i = 0; i < parts.count; i++)
        buf_clear(&parts.list[i].out);
    return done;
}
