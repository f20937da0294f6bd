// What the verbs share: the diagnostics of a run, the packs it loads, the dossier it reads, where
// its output goes, and how it ends.
#ifndef GROW_CLI_COMMAND_H
#define GROW_CLI_COMMAND_H

#include "base/arena.h"
#include "base/buf.h"
#include "cli/opt.h"
#include "grow.h"
#include "host/library.h"

struct command {
    const struct opt *opt;
    struct arena arena;
    grow_diagnostics *diagnostics;
    struct library **libraries; // their texts must outlive the diagnostics
    size_t library_count, library_room;
    const char **read; // paths of files that were read
    size_t read_count, read_room;
    const grow_pack *pack; // of the dossier that is assessed
    bool as_json;          // the diagnostics went out as JSON, or for other programs
    bool mute;             // standard output failed, and that was told
    grow_status status;    // the worst that was told so far outside the diagnostics
};

// The verbs; main.c holds the table. Each gives GROW_DONE or what went wrong besides what stands in
// the diagnostics.
#define VERB(name, word, arguments, least, most, summary, more) \
    grow_status cmd_##word(struct command *command);
#include "cli/verbs.def"
#undef VERB

// Does this write or read a workbook (XLSX)?
bool cmd_data_is_workbook(const struct opt *opt);
// Has this program workbooks? False after a diagnostic.
bool command_has_workbooks(struct command *command);

void command_init(struct command *command, const struct opt *opt);
// Prints the diagnostics, frees everything, and gives the exit code.
grow_status command_finish(struct command *command, grow_status status);

// Frees everything without printing: of a part of the work that was told by itself.
void command_clear(struct command *command);

// What stands in the code, in the language of the user.
SAYS const char *command_text(const struct command *command, const char *text)
    __attribute__((format_arg(2)));
// The one of two texts that goes with a count.
SAYS const char *command_text_count(const struct command *command, const char *one,
                                    const char *more, size_t count)
    __attribute__((format_arg(2), format_arg(3)));
// New diagnostics, in that language.
grow_diagnostics *command_diagnostics(const struct opt *opt);

// The argument, or NULL.
const char *command_argument(const struct command *command, int number);

// Where packs are looked for. `pack` is an id, a folder, or NULL for what --pack says; then `*id`
// is the id that is meant, or NULL. NULL after a diagnostic.
struct library *command_library(struct command *command, const char *pack, const char **id);

// Loads a pack of a library; NULL after a diagnostic.
grow_pack *command_load(struct command *command, struct library *library, const char *id);
// The same, telling as much as can be told of what is wrong.
grow_pack *command_load_check(struct command *command, struct library *library, const char *id);

// Reads a file whole; false after a diagnostic.
bool command_read(struct command *command, const char *path, const char **text, size_t *length);
// The paths of the cases of the pack in this folder, and one of them: a link may not lead out of
// it.
size_t command_cases(struct command *command, const char *folder, const char *const **paths);
bool command_read_case(struct command *command, const char *folder, const char *path,
                       const char **text, size_t *length);

// A dossier with its pack. `dossier` is NULL when there was an error; close it all the same.
struct command_dossier {
    grow_pack *pack;
    grow_dossier *dossier;
};
struct command_dossier command_dossier(struct command *command, const char *path);
void command_dossier_close(struct command_dossier *dossier);

// Output that is gathered, and given to --output or standard output when it is whole.
enum { COMMAND_OUTPUT = 64 * 1024 * 1024 };
grow_sink command_sink(struct buf *out);
// A file that was read for this is refused as --output, whatever it is called.
bool command_deliver(struct command *command, const struct buf *out);
bool command_deliver_to(struct command *command, const char *path, const struct buf *out);

// Is this one of the files that were read for this, by whatever path?
bool command_has_read(const struct command *command, const char *path);

// Prints diagnostics of a part of the work on standard error.
void command_tell(const struct command *command, const grow_diagnostics *diagnostics);

// Gives bytes to standard output at once; false after a diagnostic.
bool command_say(struct command *command, const char *bytes, size_t length);

// The limits that --steps and --memory set; 0 where they are not given. False after a message.
// (command_numbers.c, as the next)
bool command_limits(struct command *command, grow_limits *limits);
// The number that an option `name` takes: from 1 to `most`; 0 when it is not given, -1 after a
// message.
long command_number(const struct command *command, enum option_name option, const char *name,
                    long most);

// What --colour, --no-colour, NO_COLOR and the terminal say about a stream (1 or 2).
bool command_colour(const struct command *command, int descriptor);

#endif
