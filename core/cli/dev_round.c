// Looks at a pack once: reads it, checks it, runs its cases and keeps what each came to.
#include "cli/dev.h"

#include <string.h>

#include "host/folder.h"

static void take_case(void *context, const grow_case *one)
{
    struct dev_round *round = context;
    struct arena *arena = &round->command.arena;
    ARENA_PUSH(arena, round->cases, round->case_count, round->case_room);
    round->cases[round->case_count++] =
        (struct dev_case){arena_text(arena, one->id), one->passed, arena_text(arena, one->digest)};
    round->failed += !one->passed;
}

// False when a file could not be read: then cases are missing.
static bool run_cases(struct dev_round *round, const grow_pack *pack, const char *folder)
{
    struct command *command = &round->command;
    grow_case_taker taker = {take_case, round};
    const char *const *paths, *text;
    size_t count = command_cases(command, folder, &paths), length;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good &= command_read_case(command, folder, paths[i], &text, &length) &&
                grow_cases_each(pack, paths[i], text, length, &taker, command->diagnostics);
    }
    return good;
}

struct dev_round *dev_round_new(const struct opt *opt)
{
    struct command command;
    command_init(&command, opt);
    struct dev_round *round = arena_alloc(&command.arena, sizeof *round);
    round->command = command;
    const char *id;
    round->library = command_library(&round->command, command_argument(&round->command, 0), &id);
    if (!round->library)
        return round;
    round->found = id && library_folder(round->library, id);
    grow_pack *pack = command_load_check(&round->command, round->library, id);
    if (!pack)
        return round;
    if (run_cases(round, pack, library_folder(round->library, id)))
        round->title = arena_textf(&round->command.arena, "%s %s", grow_pack_id(pack),
                                   grow_pack_version(pack));
    grow_pack_free(pack);
    return round;
}

void dev_round_free(struct dev_round *round)
{
    if (round)
        command_clear(&round->command);
}

const struct dev_case *dev_round_find(const struct dev_round *round, const char *id)
{
    for (size_t i = 0; i < round->case_count; i++)
        if (strcmp(round->cases[i].id, id) == 0)
            return &round->cases[i];
    return NULL;
}
