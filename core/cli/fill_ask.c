// Asks the questions of one respondent for `grow fill`. After every answer the list is asked anew,
// since it may show other questions.
#include "cli/fill.h"

#include <string.h>

static size_t find(const grow_question *list, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].id, id) == 0)
            return i;
    return count;
}

// The first question without an answer, from `from` on; `count` when there is none.
static size_t next_open(const struct fill *fill, int respondent, const grow_question *list,
                        size_t count, size_t from)
{
    while (from < count && grow_form_answer(fill->form, respondent, list[from].id))
        from++;
    return from;
}

// "REALITY", "WAY FORWARD".
static const char *heading_of(const struct fill *fill, const grow_question *question)
{
    if (strcmp(question->phase, "facts") == 0)
        return fill_word(fill, WORD_FILL_FACTS_HEADING);
    char *heading = arena_text(&fill->command->arena, question->phase);
    for (char *at = heading; *at; at++)
        *at = *at == '_' ? ' ' : (char)(*at - (*at >= 'a' && *at <= 'z') * 32);
    return heading;
}

// What people call a choice, or the id as it is.
static const char *label_of(const grow_question *question, const char *id, size_t length)
{
    for (size_t i = 0; i < question->choice_count; i++) {
        const grow_choice *choice = &question->choices[i];
        if (strlen(choice->id) == length && strncmp(choice->id, id, length) == 0)
            return choice->label;
    }
    return NULL;
}

// "meer_leraren, flexibele_routes" in the words of the choices.
static const char *spoken_list(const struct fill *fill, const grow_question *question,
                               const char *answer)
{
    const char *list = "";
    for (const char *at = answer; *at; at += strspn(at, ", ")) {
        size_t length = strcspn(at, ",");
        const char *label = label_of(question, at, length);
        list = arena_textf(&fill->command->arena, "%s%s%.*s", list, *list ? ", " : "",
                           label ? (int)strlen(label) : (int)length, label ? label : at);
        at += length;
    }
    return list;
}

// An answer as people say it: "4 (eens)", "weet ik niet".
static const char *spoken(const struct fill *fill, const grow_question *question,
                          const char *answer)
{
    if (strcmp(answer, "dont_know") == 0 && question->takes_dont_know)
        return fill_word(fill, WORD_FILL_DONT_KNOW);
    if (strcmp(answer, "not_applicable") == 0 && question->takes_dont_know)
        return fill_word(fill, WORD_FILL_NOT_APPLICABLE);
    if (question->type == GROW_MULTIPLE || question->type == GROW_RANKING)
        return spoken_list(fill, question, answer);
    const char *label = label_of(question, answer, strlen(answer));
    if (!label || strcmp(label, answer) == 0)
        return answer;
    return question->type == GROW_SCALE
               ? arena_textf(&fill->command->arena, "%s (%s)", answer, label)
               : label;
}

static const char *rows_now(const struct fill *fill, const char *answer)
{
    size_t rows = fill_row_count(answer);
    return words_fill_count(&fill->command->arena, fill->language, WORD_FILL_ROWS_NOW, rows,
                            (const char *const[]){fill_count(fill, rows), NULL});
}

static void show(struct fill *fill, int respondent, const grow_question *question, size_t number,
                 size_t count)
{
    const char *answer = grow_form_answer(fill->form, respondent, question->id);
    struct arena *arena = &fill->command->arena;
    const char *section = question->section_title;
    const char *place = heading_of(fill, question);
    if (strcmp(question->phase, "facts") != 0 && section && *section)
        place = arena_textf(arena, "%s · %s", place, section);
    fill_say_marked(fill, fill_word(fill, WORD_FILL_PROGRESS, fill_count(fill, number),
                                    fill_count(fill, count), place));
    fill_say(fill, 0, arena_textf(arena, "%s  %s", question->id, question->text));
    fill_say_choices(fill, question);
    if (question->type == GROW_TABLE)
        fill_say(fill, 2, answer ? rows_now(fill, answer) : fill_word(fill, WORD_FILL_ROWS_NONE));
    else if (answer)
        fill_say(fill, 2, fill_word(fill, WORD_FILL_NOW, spoken(fill, question, answer)));
}

static void help(struct fill *fill, const grow_question *question)
{
    bool any = question->help != NULL;
    if (any)
        fill_say(fill, 2, question->help);
    for (size_t i = 0; i < question->choice_count; i++) {
        const grow_choice *choice = &question->choices[i];
        if (!choice->anchor)
            continue;
        any = true;
        fill_say(fill, 2, arena_textf(&fill->command->arena, "%s: %s", choice->id, choice->anchor));
    }
    if (!any)
        fill_say(fill, 2, fill_word(fill, WORD_FILL_NO_HELP));
    fill_say(fill, 2, fill_takes(fill, question));
    fill_say(fill, 2, fill_word(fill, WORD_FILL_COMMANDS));
}

static void say_taken(struct fill *fill, const char *what)
{
    fill_say(fill, 2, arena_textf(&fill->command->arena, "→ %s", what));
}

// Takes an answer; false, after saying what the question takes, when it does not fit.
static bool take(struct fill *fill, int respondent, const grow_question *question,
                 const char *typed)
{
    if (question->takes_dont_know && fill_is(typed, 'w'))
        typed = "?";
    else if (question->takes_dont_know && fill_is(typed, 'n'))
        typed = "-";
    else if (question->type != GROW_TEXT && (fill_is(typed, 'w') || fill_is(typed, 'n'))) {
        fill_say(fill, 2, fill_word(fill, WORD_FILL_NO_STATE));
        return false;
    }
    grow_diagnostics *problems = command_diagnostics(fill->command->opt);
    // The question is borrowed until the form changes.
    const grow_question kept = *question;
    bool good =
        grow_form_set(fill->form, respondent, kept.id, fill_pick(question, typed), problems);
    grow_diagnostics_free(problems);
    if (!good) {
        fill_say(fill, 2, fill_word(fill, WORD_FILL_NOT_TAKEN, fill_takes(fill, question)));
        return false;
    }
    return true;
}

// What comes after one question.
enum turn { TURN_ON, TURN_BACK, TURN_AGAIN };

static enum turn ask_one(struct fill *fill, int respondent, const grow_question *question)
{
    const char *typed = fill_listen(fill);
    const char *answer = grow_form_answer(fill->form, respondent, question->id);
    if (!typed)
        return TURN_AGAIN;
    if (*typed == '\0') {
        say_taken(fill, fill_word(fill, answer ? WORD_FILL_KEPT : WORD_FILL_SKIPPED));
        return TURN_ON;
    }
    if (fill_is(typed, '<'))
        return TURN_BACK;
    if (fill_is(typed, 's')) {
        fill->stop = true;
        return TURN_AGAIN;
    }
    if (fill_is(typed, '?')) {
        help(fill, question);
        return TURN_AGAIN;
    }
    if (question->type == GROW_TABLE && (fill_is(typed, '+') || fill_is(typed, 'j'))) {
        fill_ask_rows(fill, respondent, question);
        return TURN_ON;
    }
    const char *id = question->id;
    bool clear = fill_is(typed, 'x');
    if (clear)
        typed = "";
    if (!take(fill, respondent, question, typed))
        return TURN_AGAIN;
    fill_save(fill);
    if (clear)
        say_taken(fill, fill_word(fill, WORD_FILL_CLEARED));
    const grow_question *list;
    size_t count = grow_form_questions(fill->form, respondent, &list), at = find(list, count, id);
    answer = grow_form_answer(fill->form, respondent, id);
    if (answer && at < count)
        say_taken(fill, spoken(fill, &list[at], answer));
    return clear ? TURN_AGAIN : TURN_ON;
}

static size_t answered(const struct fill *fill, int respondent, const grow_question *list,
                       size_t count)
{
    size_t done = 0;
    for (size_t i = 0; i < count; i++)
        done += grow_form_answer(fill->form, respondent, list[i].id) != NULL;
    return done;
}

void fill_ask(struct fill *fill, int respondent, const char *title, bool again)
{
    const grow_question *list;
    size_t count = grow_form_questions(fill->form, respondent, &list);
    size_t at = next_open(fill, respondent, list, count, 0);
    bool review = again && at == count;
    if (review)
        at = 0;
    bool shown = false;
    while (at < count && !fill->stop) {
        if (!shown)
            show(fill, respondent, &list[at], at + 1, count);
        const char *id = list[at].id;
        enum turn turn = ask_one(fill, respondent, &list[at]);
        count = grow_form_questions(fill->form, respondent, &list);
        size_t here = find(list, count, id);
        at = here < count ? here : at; // a question that went out of sight makes room for the next
        shown = turn == TURN_AGAIN && here < count;
        if (turn == TURN_BACK && at == 0)
            fill_say(fill, 2, fill_word(fill, WORD_FILL_FIRST));
        else if (turn == TURN_BACK)
            at--;
        else if (turn == TURN_ON && here < count)
            at = review ? at + 1 : next_open(fill, respondent, list, count, at + 1);
    }
    fill_say(fill, 0,
             arena_textf(&fill->command->arena, "\n%s",
                         fill_word(fill, WORD_FILL_PART_DONE, title,
                                   fill_count(fill, answered(fill, respondent, list, count)),
                                   fill_count(fill, count))));
}
