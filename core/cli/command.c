// The common part of every verb. It must not know what a verb does.
#include "cli/command.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "host/file.h"
#include "host/folder.h"
#include "host/stream.h"

enum { PACK_ID = 128 };

void command_init(struct command *command, const struct opt *opt)
{
    *command = (struct command){.opt = opt};
    arena_init(&command->arena);
    command->diagnostics = command_diagnostics(opt);
}

grow_diagnostics *command_diagnostics(const struct opt *opt)
{
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_diagnostics_speak(diagnostics, opt->language == WORDS_EN ? "en" : "nl");
    return diagnostics;
}

const char *command_text(const struct command *command, const char *text)
{
    return words_say(command->opt->language, text);
}

const char *command_text_count(const struct command *command, const char *one, const char *more,
                               size_t count)
{
    return words_say_count(command->opt->language, one, more, count);
}

void command_tell(const struct command *command, const grow_diagnostics *diagnostics)
{
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    grow_diagnostics_print(diagnostics, command_colour(command, 2), &sink);
}

void command_clear(struct command *command)
{
    grow_diagnostics_free(command->diagnostics);
    for (size_t i = 0; i < command->library_count; i++)
        library_free(command->libraries[i]);
    struct arena arena = command->arena; // which the command may live in
    arena_clear(&arena);
}

grow_status command_finish(struct command *command, grow_status status)
{
    if (!command->as_json)
        command_tell(command, command->diagnostics);
    grow_status told = grow_diagnostics_status(command->diagnostics);
    command_clear(command);
    return status != GROW_DONE ? status : told;
}

const char *command_argument(const struct command *command, int number)
{
    return number < command->opt->argument_count ? command->opt->arguments[number] : NULL;
}

// --- packs ---

// "x" is an id unless a pack is in a folder of that name.
static bool is_folder(struct arena *arena, const char *pack)
{
    return strchr(pack, '/') || pack[0] == '.' || pack[0] == '\0' ||
           folder_has_file(arena_textf(arena, "%s/questionnaire.yaml", pack));
}

// The nearest folder above a file that is a pack; NULL when none is.
static const char *pack_around(struct arena *arena, const char *file)
{
    const char *folder = file, *slash;
    while ((slash = strrchr(folder, '/')) != NULL && slash > folder) {
        folder = arena_text_n(arena, folder, (size_t)(slash - folder));
        if (folder_has_file(arena_textf(arena, "%s/questionnaire.yaml", folder)))
            return folder;
    }
    return NULL;
}

static bool is_dossier(struct arena *arena, const char *file)
{
    const char *text, *why;
    size_t length;
    if (!file_read(file, arena, &text, &length, &why))
        return false;
    text = arena_text_n(arena, text, length); // ends with NUL
    return text_starts(text, "grow-dossier:") || strstr(text, "\ngrow-dossier:") ||
           strstr(text, "\"grow-dossier\"");
}

static const char *help_file(struct command *command, const char *file)
{
    if (is_dossier(&command->arena, file))
        return command_text(
            command,
            "this is a dossier, with answers: `grow eval` and `grow report` look through it");
    const char *folder = pack_around(&command->arena, file);
    if (!folder)
        return command_text(command, "this is a file, and a pack is a folder");
    return arena_textf(
        &command->arena,
        command_text(command, "this is a file of the pack in '%s': give that folder"), folder);
}

// What somebody gave who has not given a pack: a file, or a folder of something else. False when it
// may be the name of one.
static bool is_no_pack(struct command *command, const char *given)
{
    const char *file = arena_textf(&command->arena, "%s/questionnaire.yaml", given);
    bool is_file = folder_has_file(given);
    const char *why;
    if (folder_has_file(file) || !(folder_is(given) || is_file))
        return false;
    if (!is_file && !folder_may_read(given, &why)) {
        grow_diagnostics_cannot_read(command->diagnostics, given, why);
        return true;
    }
    const char *help;
    if (is_file)
        help = help_file(command, given);
    else if (folder_has_file(arena_textf(&command->arena, "%s/questionnaire.yml", given)))
        help = command_text(command, "its questionnaire.yml has to be called questionnaire.yaml");
    else
        help = command_text(command, "a pack is a folder with a questionnaire.yaml; without an "
                                     "argument all packs are checked");
    grow_diagnostics_no_pack(command->diagnostics, given, is_file ? NULL : file, help, NULL, 0);
    return true;
}

static bool is_nowhere(struct command *command, const char *folder)
{
    if (folder_is(folder))
        return false;
    grow_diagnostics_no_pack(command->diagnostics, folder, NULL,
                             command_text(command, "there is no such folder"), NULL, 0);
    return true;
}

struct library *command_library(struct command *command, const char *pack, const char **id)
{
    size_t errors = grow_diagnostics_errors(command->diagnostics);
    if (!pack)
        pack = command->opt->values[OPTION_PACK];
    bool folder = pack && is_folder(&command->arena, pack);
    struct library_places places = {folder ? pack : NULL, command->opt->packs,
                                    command->opt->packs_count};
    if (folder && *pack == '\0')
        places.pack = ".";
    if (folder && (is_no_pack(command, places.pack) || is_nowhere(command, places.pack)))
        return NULL;
    struct library *library = library_new(&places, command->diagnostics);
    ARENA_PUSH(&command->arena, command->libraries, command->library_count, command->library_room);
    command->libraries[command->library_count++] = library;
    *id = folder ? library_given(library) : pack;
    return grow_diagnostics_errors(command->diagnostics) > errors ? NULL : library;
}

typedef grow_pack *(*pack_loader)(const char *id, const grow_reader *reader,
                                  const grow_limits *limits, grow_diagnostics *diagnostics);

// What to do when a pack is not found: not every verb has --pack.
SAYS static const char *how_to_find(const struct command *command)
{
    return opt_options[OPTION_PACK].verbs >> command->opt->verb & 1U
               ? "name its folder with --pack, or its parent with --packs"
               : "name its folder, as in ./my-packs/my-pack, or its parent with --packs";
}

static grow_pack *load(struct command *command, struct library *library, const char *id,
                       pack_loader loader)
{
    grow_limits limits;
    if (!command_limits(command, &limits))
        return NULL;
    if (!library_folder(library, id) && is_no_pack(command, id))
        return NULL;
    if (!library_folder(library, id)) {
        const char *const *known;
        size_t count = library_packs(library, &known);
        grow_diagnostics_no_pack(command->diagnostics, id, library_looked_in(library),
                                 how_to_find(command), known, count);
        return NULL;
    }
    grow_reader reader = library_reader(library);
    return loader(id, &reader, &limits, command->diagnostics);
}

grow_pack *command_load(struct command *command, struct library *library, const char *id)
{
    return load(command, library, id, grow_pack_load);
}

grow_pack *command_load_check(struct command *command, struct library *library, const char *id)
{
    return load(command, library, id, grow_pack_check);
}

// --- dossiers ---

bool command_read(struct command *command, const char *path, const char **text, size_t *length)
{
    const char *why;
    ARENA_PUSH(&command->arena, command->read, command->read_count, command->read_room);
    command->read[command->read_count++] = path;
    if (file_read(path, &command->arena, text, length, &why))
        return true;
    grow_diagnostics_cannot_read(command->diagnostics, file_shown(path), why);
    return false;
}

size_t command_cases(struct command *command, const char *folder, const char *const **paths)
{
    struct arena *arena = &command->arena;
    const char *const *names, *why, *cases = arena_textf(arena, "%s/cases", folder);
    if (folder_is(cases) && !folder_may_read(cases, &why))
        grow_diagnostics_cannot_read(command->diagnostics, cases, why);
    size_t count = folder_list(cases, ".yml", arena, &names);
    for (size_t i = 0; i < count; i++) {
        SAYS why = "the name of a file of cases ends in .yaml";
        grow_diagnostics_cannot_read(command->diagnostics,
                                     arena_textf(arena, "%s/%s", cases, names[i]), why);
    }
    count = folder_list(cases, ".yaml", arena, &names);
    const char **list = arena_array(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = arena_textf(arena, "%s/%s", cases, names[i]);
    *paths = list;
    return count;
}

bool command_read_case(struct command *command, const char *folder, const char *path,
                       const char **text, size_t *length)
{
    struct arena *arena = &command->arena;
    const char *real = folder_real(path, arena);
    if (!real || folder_holds(folder_real(folder, arena), real))
        return command_read(command, path, text, length);
    SAYS const char *why = "it is a link that leads out of the folder of its pack";
    grow_diagnostics_cannot_read(command->diagnostics, path, why);
    return false;
}

struct command_dossier command_dossier(struct command *command, const char *path)
{
    struct command_dossier result = {0};
    const char *text, *id, *name = file_shown(path);
    char named[PACK_ID];
    size_t length;
    if (!command_read(command, path, &text, &length))
        return result;
    struct library *library = command_library(command, NULL, &id);
    if (!library)
        return result;
    if (!id) {
        if (!grow_dossier_pack(name, text, length, named, sizeof named, command->diagnostics))
            return result;
        id = named;
    }
    result.pack = command_load(command, library, id);
    if (result.pack)
        result.dossier = grow_dossier_read(result.pack, name, text, length, command->diagnostics);
    return result;
}

void command_dossier_close(struct command_dossier *dossier)
{
    grow_dossier_free(dossier->dossier);
    grow_pack_free(dossier->pack);
    *dossier = (struct command_dossier){0};
}

// --- output ---

static bool write_buf(void *context, const char *bytes, size_t length)
{
    struct buf *out = context;
    buf_add(out, bytes, length);
    return !out->full;
}

grow_sink command_sink(struct buf *out)
{
    return (grow_sink){write_buf, out};
}

bool command_say(struct command *command, const char *bytes, size_t length)
{
    struct stream output = {.descriptor = 1};
    grow_sink sink = stream_sink(&output);
    if (command->mute)
        return false;
    if (sink.write(sink.context, bytes, length))
        return true;
    command->mute = true;
    if (output.left)
        command->status = GROW_STORAGE; // its reader has what it wanted: no message
    else
        grow_diagnostics_cannot_write(command->diagnostics, "(standard output)", output.why);
    return false;
}

bool command_deliver_to(struct command *command, const char *path, const struct buf *out)
{
    const char *why;
    if (file_write(path, out->text, out->length, &command->arena, &why))
        return true;
    grow_diagnostics_cannot_write(command->diagnostics, path, why);
    return false;
}

bool command_has_read(const struct command *command, const char *path)
{
    bool read = false;
    for (size_t i = 0; i < command->read_count && !read; i++)
        read = file_is_same(command->read[i], path);
    for (size_t i = 0; i < command->library_count && !read; i++)
        read = library_has_read(command->libraries[i], path);
    return read;
}

bool command_deliver(struct command *command, const struct buf *out)
{
    const char *path = command->opt->values[OPTION_OUTPUT];
    if (!path || strcmp(path, "-") == 0)
        return command_say(command, out->text, out->length);
    if (!command_has_read(command, path))
        return command_deliver_to(command, path, out);
    opt_wrong(command->opt, "'--output' names '%s', which was read for this; name another file",
              path);
    command->status = GROW_WRONG_USE;
    return false;
}

bool command_colour(const struct command *command, int descriptor)
{
    const struct opt *opt = command->opt;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (opt_given(opt, OPTION_NO_COLOUR) || opt_given(opt, OPTION_NO_COLOR))
        return false;
    if (opt_given(opt, OPTION_COLOUR) || opt_given(opt, OPTION_COLOR))
        return true;
    if ((no_color && *no_color) || (term && strcmp(term, "dumb") == 0))
        return false;
    return stream_is_terminal(descriptor);
}
