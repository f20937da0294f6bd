// grow fill: leads the conversation. Finds the dossier or starts one, asks the head, the facts and
// the roles, and says how to go on.
#include "cli/fill.h"

#include <string.h>

#include "base/hint.h"
#include "base/text.h"
#include "host/clock.h"
#include "host/folder.h"
#include "host/stream.h"

enum { WIDTH_MOST = 100, WIDTH_LEAST = 40 };

// --- what to fill in ---

// What the words of the command line mean. `dossier` is NULL for a new one.
struct start {
    const char *dossier, *pack, *path;
};

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

// False after a message.
static bool find_start(struct command *command, struct start *start)
{
    const char *word = command_argument(command, 0);
    const char *output = command->opt->values[OPTION_OUTPUT];
    *start = (struct start){.path = output};
    if (word && folder_has_file(word)) {
        start->dossier = word;
        start->path = output ? output : word;
    } else {
        start->pack = word ? word : command->opt->values[OPTION_PACK];
        if (output && folder_has_file(output))
            start->dossier = output;
    }
    const char *problem = NULL;
    if (!start->dossier && !start->pack)
        SAYS problem = "name a DOSSIER, or a PACK to start a new one with";
    else if (!start->path)
        SAYS problem = "say where the new dossier goes: --output FILE";
    else if (text_equal(start->path, "-") || text_equal(start->dossier, "-"))
        SAYS problem = "it takes files: standard input is for the answers";
    else if (ends_in(start->path, ".json"))
        SAYS problem = "it writes YAML: give --output a name that ends in .yaml";
    if (!problem)
        return true;
    opt_wrong(command->opt, "%s", command_text(command, problem));
    command->status = GROW_WRONG_USE;
    return false;
}

// "my.yaml" is no pack: say how to start a new dossier.
static void tell_no_dossier(struct command *command, const char *word)
{
    grow_diagnostics_cannot_read(
        command->diagnostics, word,
        command_text(
            command,
            "there is no such file; a new dossier begins with `grow fill PACK --output FILE`"));
}

static struct command_dossier open(struct command *command, const struct start *start)
{
    const char *id;
    struct command_dossier result = {0};
    if (start->dossier)
        return command_dossier(command, start->dossier);
    if (ends_in(start->pack, ".yaml") || ends_in(start->pack, ".yml")) {
        tell_no_dossier(command, start->pack);
        return result;
    }
    struct library *library = command_library(command, start->pack, &id);
    if (library)
        result.pack = command_load(command, library, id);
    return result;
}

// --- the head of a dossier ---

static bool set_name(struct fill *fill, const char *name)
{
    return grow_form_set_partnership(fill->form, name, strstr(name, "(fictief)") != NULL);
}

static void ask_name(struct fill *fill)
{
    const char *name;
    if (opt_given(fill->command->opt, OPTION_NAME))
        return; // it was taken before
    fill_say(fill, 0, fill_word(fill, WORD_FILL_NAME));
    for (name = fill_listen(fill); name && !set_name(fill, name); name = fill_listen(fill))
        fill_say(fill, 0, fill_word(fill, WORD_FILL_NAME_AGAIN));
}

static bool set_date(struct fill *fill, const char *date)
{
    grow_diagnostics *problems = command_diagnostics(fill->command->opt);
    bool good = grow_form_set_date(fill->form, date, problems);
    grow_diagnostics_free(problems);
    return good;
}

static void ask_date(struct fill *fill)
{
    char today[CLOCK_DATE];
    const char *date;
    if (opt_given(fill->command->opt, OPTION_DATE))
        return;
    clock_today(today);
    fill_say(fill, 0, fill_word(fill, WORD_FILL_DATE, today));
    while (!fill->stop) {
        date = fill_listen(fill);
        // At the end of the input the name is kept: today will do.
        if (!date || set_date(fill, *date ? date : today)) {
            if (!date)
                set_date(fill, today);
            return;
        }
        fill_say(fill, 0, fill_word(fill, WORD_FILL_DATE_AGAIN));
    }
}

// Takes --name and --date, also to change those of a dossier. False after a message.
static bool take_head(struct fill *fill)
{
    const struct opt *opt = fill->command->opt;
    const char *name = opt->values[OPTION_NAME], *date = opt->values[OPTION_DATE];
    if (name && !set_name(fill, name)) {
        opt_wrong(opt, "'--name' takes a name of 1 to 200 characters");
        return false;
    }
    if (date && !set_date(fill, date)) {
        char meant[NUM_TEXT];
        if (hint_date_of(date, meant))
            opt_wrong(opt, "'--date' takes a day as YYYY-MM-DD; did you mean '%s', for '%s'?",
                      meant, date);
        else
            opt_wrong(opt, "'--date' takes a day that exists as YYYY-MM-DD, not '%s'", date);
        return false;
    }
    return true;
}

// --- the roles ---

static size_t open_questions(const struct fill *fill, int respondent)
{
    const grow_question *list;
    size_t count = grow_form_questions(fill->form, respondent, &list), open = 0;
    for (size_t i = 0; i < count; i++)
        open += !grow_form_answer(fill->form, respondent, list[i].id);
    return open;
}

static void ask_as(struct fill *fill, const char *id, const char *role, const char *label,
                   bool again)
{
    int respondent = grow_form_respondent(fill->form, id, role, fill->command->diagnostics);
    if (respondent < 0 || (!again && open_questions(fill, respondent) == 0))
        return;
    fill_say_marked(fill, fill_word(fill, WORD_FILL_ROLE_ON, label, id));
    fill_ask(fill, respondent, label, again);
}

// Goes on with everybody of a role; false when there is nobody yet.
static bool go_on_with(struct fill *fill, const char *role, const char *label, bool again)
{
    const char *id, *theirs;
    bool any = false;
    for (size_t i = 0; (id = grow_form_respondent_id(fill->form, i, &theirs)) != NULL; i++) {
        if (strcmp(theirs, role) != 0)
            continue;
        any = true;
        if (!fill->stop)
            ask_as(fill, id, role, label, again);
    }
    return any;
}

static const char *first_id(const struct fill *fill, const char *role)
{
    return arena_textf(&fill->command->arena, "%s-1", role);
}

static void ask_roles(struct fill *fill)
{
    size_t count = grow_form_role_count(fill->form);
    for (size_t i = 0; i < count && !fill->stop; i++) {
        const char *label, *role = grow_form_role(fill->form, i, &label);
        if (go_on_with(fill, role, label, false))
            continue;
        fill_say_marked(fill, fill_word(fill, WORD_FILL_ROLE, fill_count(fill, i + 1),
                                        fill_count(fill, count), label));
        const char *typed = fill_listen(fill);
        if (typed && fill_is(typed, 's'))
            fill->stop = true;
        if (typed && !fill->stop && !fill_is(typed, 'n'))
            ask_as(fill, first_id(fill, role), role, label, false);
    }
}

// The role of --role, or that of the respondent of --respondent; NULL after a message.
static const char *wanted_role(struct fill *fill, const char **label)
{
    const char *role = fill->command->opt->values[OPTION_ROLE], *found;
    const char *wanted = fill->command->opt->values[OPTION_RESPONDENT], *id, *theirs;
    for (size_t i = 0; !role && (id = grow_form_respondent_id(fill->form, i, &theirs)); i++)
        if (strcmp(id, wanted) == 0)
            role = theirs;
    if (!role) {
        opt_wrong(fill->command->opt, "say in which role '%s' answers: --role ROLE", wanted);
        return NULL;
    }
    const char *all = "";
    for (size_t i = 0; (found = grow_form_role(fill->form, i, label)) != NULL; i++) {
        if (strcmp(found, role) == 0)
            return role;
        all = arena_textf(&fill->command->arena, "%s%s%s", all, i ? ", " : "", found);
    }
    opt_wrong(fill->command->opt, "no role is called '%s'; there are %s", role, all);
    return NULL;
}

static void ask_one_role(struct fill *fill, const char *role, const char *label)
{
    const char *id = fill->command->opt->values[OPTION_RESPONDENT];
    if (id || !go_on_with(fill, role, label, true))
        ask_as(fill, id ? id : first_id(fill, role), role, label, true);
}

// --- the conversation ---

static void open_conversation(struct fill *fill)
{
    const struct command *command = fill->command;
    int width = stream_width(1);
    fill->language = words_address(words_language_of(command->opt->values[OPTION_LANG]),
                                   grow_pack_informal(fill->pack));
    fill->typed = stream_is_terminal(0);
    fill->colour = command_colour(command, 1);
    fill->width = width >= WIDTH_LEAST ? width : FILL_WIDTH;
    if (fill->width > WIDTH_MOST)
        fill->width = WIDTH_MOST;
    fill_say(fill, 0, grow_pack_title(fill->pack));
    fill_say(fill, 0, fill_word(fill, WORD_FILL_SAVED_IN, fill->path));
    bool group = grow_pack_is_group(fill->pack);
    fill_say(fill, 0, fill_word(fill, group ? WORD_FILL_INTRO_GROUP : WORD_FILL_INTRO));
    fill_say(fill, 0, fill_word(fill, WORD_FILL_COMMANDS));
}

// A word for a shell, in quotes where it needs them.
static const char *shell_word(struct arena *arena, const char *word)
{
    static const char PLAIN[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_./-+:@%,=";
    const char *quoted = "'";
    if (*word && word[strspn(word, PLAIN)] == '\0')
        return word;
    for (const char *at = word; *at; at++)
        quoted = *at == '\'' ? arena_textf(arena, "%s'\\''", quoted)
                             : arena_textf(arena, "%s%c", quoted, *at);
    return arena_textf(arena, "%s'", quoted);
}

// The same command for the dossier: with the folders that it needs to find the pack again.
static const char *command_line(const struct fill *fill, const char *verb)
{
    const struct opt *opt = fill->command->opt;
    struct arena *arena = &fill->command->arena;
    const char *line = arena_textf(arena, "grow %s %s", verb, shell_word(arena, fill->path));
    const char *word = command_argument(fill->command, 0), *pack = opt->values[OPTION_PACK];
    if (!pack && word && strchr(word, '/') && !folder_has_file(word))
        pack = word;
    if (pack)
        line = arena_textf(arena, "%s --pack %s", line, shell_word(arena, pack));
    for (size_t i = 0; i < opt->packs_count; i++)
        line = arena_textf(arena, "%s --packs %s", line, shell_word(arena, opt->packs[i]));
    return fill->language == WORDS_EN ? arena_textf(arena, "%s --lang en", line) : line;
}

static void close_conversation(struct fill *fill)
{
    if (!fill->saved) {
        fill_say(fill, 0, fill_word(fill, WORD_FILL_NOTHING_SAVED));
        return;
    }
    fill_say_problems(fill);
    if (fill->lost)
        fill_say(fill, 0, fill_word(fill, WORD_FILL_LAST_LOST));
    fill_say(fill, 0, fill_word(fill, WORD_FILL_SAVED, fill->path));
    fill_say(fill, 0, fill_word(fill, WORD_FILL_GO_ON, command_line(fill, "fill")));
    fill_say(fill, 0, fill_word(fill, WORD_FILL_THE_REPORT, command_line(fill, "report")));
}

static void converse(struct fill *fill, bool is_new, const char *role, const char *label)
{
    open_conversation(fill);
    if (is_new)
        ask_name(fill);
    if (is_new && !fill->stop)
        ask_date(fill);
    bool head =
        opt_given(fill->command->opt, OPTION_NAME) || opt_given(fill->command->opt, OPTION_DATE);
    fill->saved = (!is_new && !head) || fill_save(fill);
    if (!fill->stop && role) {
        ask_one_role(fill, role, label);
    } else if (!fill->stop) {
        if (open_questions(fill, -1) > 0) {
            fill_ask(fill, -1, fill_word(fill, WORD_FILL_FACTS), false);
            if (!fill->stop)
                fill_say_problems(fill);
        }
        ask_roles(fill);
    }
    close_conversation(fill);
}

static void run(struct command *command, const struct start *start,
                const struct command_dossier *dossier)
{
    struct fill fill = {.command = command, .pack = dossier->pack, .path = start->path};
    const char *role = NULL, *label = NULL;
    fill.form = grow_form_new(dossier->pack, dossier->dossier);
    buf_init(&fill.line, FILL_LINE);
    bool one = opt_given(command->opt, OPTION_ROLE) || opt_given(command->opt, OPTION_RESPONDENT);
    bool good = take_head(&fill);
    if (good && one)
        role = wanted_role(&fill, &label);
    if (!good || (one && !role))
        command->status = GROW_WRONG_USE;
    else
        converse(&fill, !dossier->dossier, role, label);
    buf_clear(&fill.line);
    grow_form_free(fill.form);
}

grow_status cmd_fill(struct command *command)
{
    struct start start;
    if (!find_start(command, &start))
        return command->status;
    struct command_dossier dossier = open(command, &start);
    if (dossier.pack && (dossier.dossier || !start.dossier))
        run(command, &start, &dossier);
    command_dossier_close(&dossier);
    return command->status;
}
