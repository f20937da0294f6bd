// The commands of `grow repl` that change the copy: every change goes through a form, as an answer
// of a person does, and makes a new dossier, which is evaluated. One that cannot be evaluated is
// told and dropped.
#include <string.h>

#include "base/text.h"
#include "cli/repl.h"

// --- states ---

static void clear(struct repl_state *state)
{
    grow_assessment_free(state->assessment);
    grow_dossier_free(state->dossier);
    *state = (struct repl_state){0};
}

static const char *kept(struct repl *repl, struct buf *out)
{
    const char *text = arena_text_n(&repl->command->arena, out->text, out->length);
    buf_clear(out);
    return text;
}

static const char *text_of(struct repl *repl, const grow_form *form)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_form_write(form, &sink);
    return kept(repl, &out);
}

static bool evaluate(struct repl *repl, struct repl_state *state, grow_diagnostics *problems)
{
    state->assessment = grow_evaluate(repl->pack, state->dossier, problems);
    if (!state->assessment)
        return false;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_digest(state->assessment, &sink);
    state->digest = kept(repl, &out);
    return true;
}

bool repl_open(struct repl *repl, grow_dossier *dossier)
{
    grow_form *form = grow_form_new(repl->pack, dossier);
    repl->stored = (struct repl_state){.text = text_of(repl, form), .dossier = dossier};
    grow_form_free(form);
    return evaluate(repl, &repl->stored, repl->command->diagnostics);
}

void repl_close(struct repl *repl)
{
    if (repl->now.dossier != repl->stored.dossier)
        clear(&repl->now);
    clear(&repl->stored);
}

// What differs between two digests, and the expressions that are watched.
static void show_changes(struct repl *repl, const char *old, const char *now)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    size_t count;
    grow_digest_compare(old, now, &sink, &count);
    command_say(repl->command, out.text, out.length);
    buf_clear(&out);
    if (count == 0)
        repl_say(repl, "nothing differs");
}

// Makes this text the present state. False after a message.
static bool become(struct repl *repl, const char *text)
{
    struct repl_state next = {.text = text};
    next.dossier = grow_dossier_read(repl->pack, "(the copy)", text, strlen(text), repl->problems);
    if (!next.dossier || !evaluate(repl, &next, repl->problems)) {
        clear(&next);
        repl->refused = true;
        return false;
    }
    show_changes(repl, repl->now.digest, next.digest);
    if (repl->now.dossier != repl->stored.dossier)
        clear(&repl->now);
    repl->now = next;
    repl_show_watches(repl);
    return true;
}

static void take(struct repl *repl, const grow_form *form)
{
    const char *text = text_of(repl, form), *was = repl->now.text;
    if (!become(repl, text))
        return;
    ARENA_PUSH(&repl->command->arena, repl->before, repl->before_count, repl->before_room);
    repl->before[repl->before_count++] = was;
}

// --- who ---

enum who_kind { WHO_ALL, WHO_ROLE, WHO_ONE };

struct who {
    enum who_kind kind;
    const char *name;
};

static bool is_role(const grow_form *form, const char *word)
{
    for (size_t i = 0; i < grow_form_role_count(form); i++)
        if (strcmp(grow_form_role(form, i, NULL), word) == 0)
            return true;
    return false;
}

static bool is_respondent(const grow_form *form, const char *word)
{
    const char *id, *role;
    for (size_t i = 0; (id = grow_form_respondent_id(form, i, &role)) != NULL; i++)
        if (strcmp(id, word) == 0)
            return true;
    return false;
}

// Takes a respondent or a role from the end of what was typed.
static struct who take_who(struct repl *repl, const grow_form *form, char *typed)
{
    size_t end = strlen(typed);
    while (end > 0 && typed[end - 1] == ' ')
        end--;
    typed[end] = '\0';
    while (end > 0 && typed[end - 1] != ' ')
        end--;
    struct who who = {WHO_ALL, arena_text(&repl->command->arena, typed + end)};
    if (is_respondent(form, who.name))
        who.kind = WHO_ONE;
    else if (is_role(form, who.name))
        who.kind = WHO_ROLE;
    if (who.kind != WHO_ALL)
        typed[end] = '\0';
    return who;
}

static bool is_meant(const struct who *who, const char *id, const char *role)
{
    return who->kind == WHO_ALL || strcmp(who->kind == WHO_ONE ? id : role, who->name) == 0;
}

static bool is_shown(grow_form *form, int respondent, const char *question)
{
    const grow_question *list;
    size_t count = grow_form_questions(form, respondent, &list);
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].id, question) == 0)
            return true;
    return false;
}

// --- set and unset ---

// False when it was refused.
static bool set_one(struct repl *repl, grow_form *form, int respondent, const char *question,
                    const char *typed)
{
    const char *role;
    if (!grow_form_set(form, respondent, question, typed, repl->problems))
        return false;
    if (*typed == '\0' || is_shown(form, respondent, question))
        return true;
    if (respondent < 0)
        repl_say(repl, "%s is not shown now, so it does not count", question);
    else
        repl_say(repl, "%s is not shown to %s now, so this answer does not count", question,
                 grow_form_respondent_id(form, (size_t)respondent, &role));
    return true;
}

static bool set_people(struct repl *repl, grow_form *form, const struct who *who,
                       const char *question, const char *typed)
{
    size_t set = 0;
    const char *id, *role;
    if (who->kind == WHO_ROLE) {
        bool there = false;
        for (size_t i = 0; (id = grow_form_respondent_id(form, i, &role)) != NULL; i++)
            there |= strcmp(role, who->name) == 0;
        if (!there && *typed &&
            grow_form_respondent(form, who->name, who->name, repl->problems) >= 0)
            repl_say(repl, "nobody answered as %s: '%s' is new", who->name, who->name);
    }
    for (size_t i = 0; (id = grow_form_respondent_id(form, i, &role)) != NULL; i++) {
        if (!is_meant(who, id, role) || !grow_form_asks(form, (int)i, question))
            continue;
        if (!set_one(repl, form, (int)i, question, typed))
            return false;
        set++;
    }
    if (set == 0 && who->kind == WHO_ALL)
        repl_say(repl, "nobody in this dossier is asked %s; name a role behind it", question);
    else if (set == 0)
        repl_say(repl, "%s is not asked %s", who->name, question);
    return set > 0;
}

// Somebody in whatever role who is asked it, in a form that nobody filled in; -1 when nobody is.
static int somebody_asked(grow_form *form, const char *question)
{
    grow_diagnostics *quiet = grow_diagnostics_new();
    int found = -1;
    for (size_t i = 0; i < grow_form_role_count(form) && found < 0; i++) {
        const char *role = grow_form_role(form, i, NULL);
        int number = grow_form_respondent(form, role, role, quiet);
        if (number >= 0 && grow_form_asks(form, number, question))
            found = number;
    }
    grow_diagnostics_free(quiet);
    return found;
}

static bool is_question(const grow_pack *pack, const char *question)
{
    grow_form *form = grow_form_new(pack, NULL);
    bool asked = somebody_asked(form, question) >= 0;
    grow_form_free(form);
    return asked;
}

// Those who may stand behind a value.
static size_t list_who(struct repl *repl, const grow_form *form, const char ***names)
{
    size_t count = 0, room = 0;
    const char *role, *id;
    struct arena *arena = &repl->command->arena;
    *names = NULL;
    for (size_t i = 0; i < grow_form_role_count(form); i++) {
        ARENA_PUSH(arena, *names, count, room);
        (*names)[count++] = grow_form_role(form, i, NULL);
    }
    for (size_t i = 0; (id = grow_form_respondent_id(form, i, &role)) != NULL; i++) {
        ARENA_PUSH(arena, *names, count, room);
        (*names)[count++] = id;
    }
    return count;
}

static void refuse_who(struct repl *repl, const grow_form *form, const char *name)
{
    const char **names;
    size_t count = list_who(repl, form, &names);
    repl_say(repl, "no role or respondent is called '%s'%s", name,
             repl_meant(repl, name, names, count));
}

static bool takes(const struct repl *repl, const char *question, const char *typed)
{
    grow_diagnostics *quiet = grow_diagnostics_new();
    grow_form *form = grow_form_new(repl->pack, NULL);
    int one = somebody_asked(form, question);
    bool taken = one >= 0 && grow_form_set(form, one, question, typed, quiet);
    grow_form_free(form);
    grow_diagnostics_free(quiet);
    return taken;
}

// Is the last word, that names nobody, meant to? It may be when the question takes not the whole.
// It surely is when it takes what stands before it, or when the word is nearly a name.
static bool is_stray(struct repl *repl, const grow_form *form, const char *question,
                     const char *typed, const char *last)
{
    const char **names;
    size_t length = strlen(typed) - strlen(last);
    if (length == 0 || takes(repl, question, typed))
        return false;
    size_t count = list_who(repl, form, &names);
    if (takes(repl, question, arena_text_n(&repl->command->arena, typed, length)) ||
        text_nearest(last, names, count))
        return true;
    repl_say(repl, "behind a value may stand a role or a respondent; '%s' is neither", last);
    return false;
}

static bool set_answer(struct repl *repl, grow_form *form, const char *question, char *typed,
                       bool clears)
{
    struct who who = take_who(repl, form, typed);
    bool stray = clears ? *typed != '\0'
                        : who.kind == WHO_ALL && is_stray(repl, form, question, typed, who.name);
    if (stray)
        refuse_who(repl, form, who.kind == WHO_ALL ? who.name : typed);
    else if (clears || *typed)
        return set_people(repl, form, &who, question, clears ? "" : typed);
    else
        repl_say(repl, "set %s to what?", question);
    return false;
}

static bool set_value(struct repl *repl, grow_form *form, const char *question, char *typed,
                      bool clears)
{
    bool date = strcmp(question, "date") == 0, fact = grow_form_asks(form, -1, question);
    if (clears && date) {
        repl_say(repl, "a dossier has a date: `set date` gives another");
        return false;
    }
    if (clears && fact && *typed) {
        repl_say(repl, "%s is a fact, so nobody stands behind it: not '%s'", question, typed);
        return false;
    }
    if (date && *typed)
        return grow_form_set_date(form, typed, repl->problems);
    if (date || fact || !is_question(repl->pack, question)) {
        if (clears || (*typed && !date))
            return set_one(repl, form, -1, question, clears ? "" : typed);
        repl_say(repl, "set %s to what?", question);
        return false;
    }
    // The mean with and without one answer is that answer.
    if (grow_pack_is_group(repl->pack)) {
        repl_say(repl, "a change of answers would tell of single people: this pack is answered by "
                       "a group; only facts can be changed");
        return false;
    }
    return set_answer(repl, form, question, typed, clears);
}

// False, after a message, when the name is that of somebody with a question behind a point, or a
// question behind a blank: who answers stands at the end.
static bool is_in_order(struct repl *repl, const char *question, const char *rest, bool clears)
{
    struct arena *arena = &repl->command->arena;
    const char *point = strchr(question, '.');
    const char *who = point ? arena_text_n(arena, question, (size_t)(point - question)) : question;
    if (!is_role(repl->form, who) && !is_respondent(repl->form, who))
        return true;
    const char *asked = point ? point + 1 : repl_word(repl, &rest);
    if (!is_question(repl->pack, asked))
        return true;
    if (clears)
        repl_say(repl, "who answers stands last: `unset %s %s`", asked, who);
    else
        repl_say(repl, "who answers stands last: `set %s %s %s`", asked, *rest ? rest : "VALUE",
                 who);
    return false;
}

static void set(struct repl *repl, const char *rest, bool clears)
{
    const char *question = repl_word(repl, &rest);
    if (*question == '\0') {
        repl_say(repl, clears ? "unset what? unset ID [ROLE or RESPONDENT]"
                              : "set what? set ID VALUE [ROLE or RESPONDENT]");
        return;
    }
    repl->form = grow_form_new(repl->pack, repl->now.dossier);
    bool assigned = !clears && strncmp(rest, "= ", 2) == 0; // as one may well type it
    char *typed = arena_text(&repl->command->arena, rest + (assigned ? 2 : 0));
    if (is_in_order(repl, question, typed, clears) &&
        set_value(repl, repl->form, question, typed, clears))
        take(repl, repl->form);
}

void repl_set(struct repl *repl, const char *rest)
{
    set(repl, rest, false);
}

void repl_unset(struct repl *repl, const char *rest)
{
    set(repl, rest, true);
}

void repl_undo(struct repl *repl, const char *rest)
{
    (void)rest;
    if (repl->before_count == 0) {
        repl_say(repl, "there is nothing to undo");
        return;
    }
    if (become(repl, repl->before[repl->before_count - 1]))
        repl->before_count--;
}

void repl_diff(struct repl *repl, const char *rest)
{
    (void)rest;
    show_changes(repl, repl->stored.digest, repl->now.digest);
}

// --- save ---

static void save(struct repl *repl, const char *path, bool over)
{
    struct command *command = repl->command;
    struct buf out;
    if (*path == '\0') {
        repl_say(repl, "save where? save FILE");
        return;
    }
    if (!over && command_has_read(command, path)) {
        repl_say(repl, "'%s' was read for this; `save! %s` writes over it", path, path);
        return;
    }
    buf_init(&out, COMMAND_OUTPUT);
    buf_puts(&out, repl->now.text);
    grow_diagnostics *problems = command->diagnostics;
    command->diagnostics = repl->problems;
    if (command_deliver_to(command, path, &out))
        repl_say(repl, "saved as %s", path);
    command->diagnostics = problems;
    buf_clear(&out);
}

void repl_save(struct repl *repl, const char *rest)
{
    save(repl, rest, false);
}

void repl_save_over(struct repl *repl, const char *rest)
{
    save(repl, rest, true);
}
