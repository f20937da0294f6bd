// grow_form of grow.h: a dossier that is filled in answer by answer. It owns the dossier; which
// questions are shown is decided in rules/, and what a question takes in model/.
#include "engine/form.h"

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"

// --- a copy of a dossier, in the form's own memory ---

static struct value copy_value(struct arena *arena, const struct value *value)
{
    struct value copy = *value;
    struct value *items = NULL;
    if (value->text)
        copy.text = arena_text(arena, value->text);
    if (value->items)
        items = arena_array(arena, value->count, sizeof *items);
    for (size_t i = 0; items && i < value->count; i++)
        items[i] = copy_value(arena, &value->items[i]);
    copy.items = items;
    return copy;
}

// The places stay behind with the text that they point into.
static struct answer *copy_answers(struct arena *arena, const struct pack *pack,
                                   const struct answer *answers)
{
    size_t count = (size_t)pack->question_count;
    struct answer *copies = arena_array(arena, count, sizeof *copies);
    for (size_t i = 0; i < count; i++) {
        copies[i].span = SPAN_NONE;
        if (!answers)
            continue;
        copies[i].state = answers[i].state;
        copies[i].value = copy_value(arena, &answers[i].value);
    }
    return copies;
}

static const char *copy_text(struct arena *arena, const char *text)
{
    return text ? arena_text(arena, text) : NULL;
}

static struct respondent *add_respondent(grow_form *form, const char *id, int role,
                                         const struct answer *answers)
{
    struct dossier *dossier = &form->dossier;
    size_t count = (size_t)dossier->respondent_count;
    ARENA_PUSH(&form->arena, dossier->respondents, count, form->respondent_room);
    dossier->respondent_count++;
    struct respondent *respondent = &dossier->respondents[count];
    respondent->id = arena_text(&form->arena, id);
    respondent->role = role;
    respondent->span = SPAN_NONE;
    respondent->answers = copy_answers(&form->arena, dossier->pack, answers);
    return respondent;
}

static void copy_dossier(grow_form *form, const struct dossier *from)
{
    struct dossier *to = &form->dossier;
    to->partnership = copy_text(&form->arena, from->partnership);
    to->fictional = from->fictional;
    to->date = copy_text(&form->arena, from->date);
    to->day = from->day;
    to->year = from->year;
    to->note = copy_text(&form->arena, from->note);
    to->pack_version = copy_text(&form->arena, from->pack_version);
    to->pack_hash = copy_text(&form->arena, from->pack_hash);
    for (int i = 0; i < from->respondent_count; i++)
        add_respondent(form, from->respondents[i].id, from->respondents[i].role,
                       from->respondents[i].answers);
}

grow_form *grow_form_new(const grow_pack *pack, const grow_dossier *dossier)
{
    struct arena arena;
    arena_init(&arena);
    grow_form *form = arena_alloc(&arena, sizeof *form);
    form->arena = arena;
    arena_init(&form->lists);
    form->pack = pack;
    form->dossier.arena = &form->arena;
    form->dossier.pack = pack->pack;
    form->dossier.facts =
        copy_answers(&form->arena, pack->pack, dossier ? dossier->dossier->facts : NULL);
    if (dossier)
        copy_dossier(form, dossier->dossier);
    else
        form->dossier.pack_version = pack->pack->version;
    return form;
}

void grow_form_free(grow_form *form)
{
    if (!form)
        return;
    arena_clear(&form->lists);
    struct arena arena = form->arena;
    arena_clear(&arena);
}

// What is shown may be something else from now on.
static void changed(grow_form *form)
{
    form->asked = NULL;
    arena_clear(&form->lists);
}

// --- the head ---

bool grow_form_set_partnership(grow_form *form, const char *name, bool fictional)
{
    name = form_trimmed(&form->arena, name);
    size_t length = strlen(name);
    if (text_valid_until(name, length) < length || text_is_blank(name) ||
        text_points(name, length) > DOSSIER_NAME)
        return false;
    for (const char *at = name; *at;)
        if (!text_point_is_clean(text_next(&at, name + length)))
            return false;
    form->dossier.partnership = name;
    form->dossier.fictional = fictional;
    return true;
}

bool grow_form_set_date(grow_form *form, const char *date, grow_diagnostics *diagnostics)
{
    long day;
    date = form_trimmed(&form->arena, date);
    if (!num_parse_date(date, &day)) {
        struct diag *diag =
            diag_add(&diagnostics->diags, DIAG_BAD_DATE, SPAN_NONE, "'%s' is not a date", date);
        hint_date(&diagnostics->diags, diag, date);
        return false;
    }
    int month, day_of_month;
    form->dossier.date = date;
    form->dossier.day = day;
    num_date_parts(day, &form->dossier.year, &month, &day_of_month);
    changed(form);
    return true;
}

// --- roles and respondents ---

size_t grow_form_role_count(const grow_form *form)
{
    return (size_t)form->dossier.pack->role_count;
}

const char *grow_form_role(const grow_form *form, size_t index, const char **label)
{
    const struct pack *pack = form->dossier.pack;
    if (index >= (size_t)pack->role_count)
        return NULL;
    if (label)
        *label = text_in(pack, &pack->roles[index].label, NULL);
    return pack->roles[index].id;
}

static int find_role(const grow_form *form, const char *role, struct diags *diags)
{
    const struct pack *pack = form->dossier.pack;
    const char *names[PACK_ROLES];
    int found = pack_role_find(pack, role);
    if (found >= 0)
        return found;
    size_t count = 0;
    for (; count < (size_t)pack->role_count && count < PACK_ROLES; count++)
        names[count] = pack->roles[count].id;
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_ROLE, SPAN_NONE, "no role is called '%s'", role);
    diag_suggest(diags, diag, role, names, count);
    return -1;
}

int grow_form_respondent(grow_form *form, const char *id, const char *role,
                         grow_diagnostics *diagnostics)
{
    struct dossier *dossier = &form->dossier;
    struct diags *diags = &diagnostics->diags;
    int number = find_role(form, role, diags);
    if (number < 0)
        return -1;
    for (int i = 0; i < dossier->respondent_count; i++) {
        if (!text_equal(dossier->respondents[i].id, id))
            continue;
        if (dossier->respondents[i].role == number)
            return i;
        diag_add(diags, DIAG_DUPLICATE_RESPONDENT, SPAN_NONE,
                 "'%s' answers in the role '%s', not '%s'", id,
                 dossier->pack->roles[dossier->respondents[i].role].id, role);
        return -1;
    }
    if (!dossier_is_respondent_id(id) || dossier->respondent_count >= DOSSIER_RESPONDENTS) {
        struct diag *diag =
            diag_add(diags, DIAG_BAD_ID, SPAN_NONE, "'%s' cannot be the id of a respondent", id);
        diag_help(diags, diag, "use at most 64 letters (a-z), digits, '-', '_' and '.'");
        return -1;
    }
    add_respondent(form, id, number, NULL);
    changed(form);
    return dossier->respondent_count - 1;
}

const char *grow_form_respondent_id(const grow_form *form, size_t index, const char **role)
{
    if (index >= (size_t)form->dossier.respondent_count)
        return NULL;
    const struct respondent *respondent = &form->dossier.respondents[index];
    *role = form->dossier.pack->roles[respondent->role].id;
    return respondent->id;
}

// --- questions and answers ---

static bool is_respondent(const grow_form *form, int respondent)
{
    return respondent >= -1 && respondent < form->dossier.respondent_count;
}

static struct asked *asked_of(grow_form *form, int respondent)
{
    if (!form->asked)
        form->asked = arena_array(&form->lists, (size_t)form->dossier.respondent_count + 1,
                                  sizeof *form->asked);
    struct asked *asked = &form->asked[respondent + 1];
    if (!asked->made)
        form_ask(form, respondent, asked);
    return asked;
}

size_t grow_form_questions(grow_form *form, int respondent, const grow_question **questions)
{
    *questions = NULL;
    if (!is_respondent(form, respondent))
        return 0;
    const struct asked *asked = asked_of(form, respondent);
    *questions = asked->list;
    return asked->count;
}

// Where the answer to a question of this respondent is kept; NULL when it is not asked.
static struct answer *find_answer(const grow_form *form, int respondent, const char *id,
                                  const struct question **question)
{
    const struct pack *pack = form->dossier.pack;
    *question = pack_question_find(pack, id);
    if (!*question || !is_respondent(form, respondent))
        return NULL;
    bool fact = (*question)->index < pack->fact_count;
    if (fact != (respondent < 0))
        return NULL;
    if (fact)
        return &form->dossier.facts[(*question)->index];
    const struct respondent *who = &form->dossier.respondents[respondent];
    return (*question)->roles >> who->role & 1U ? &who->answers[(*question)->index] : NULL;
}

const char *grow_form_answer(const grow_form *form, int respondent, const char *question)
{
    const struct question *asked;
    const struct answer *answer = find_answer(form, respondent, question, &asked);
    // The text lives as long as the form: what a form holds does not change by looking at it.
    return answer ? form_answer(asked, answer, form->dossier.arena) : NULL;
}

bool grow_form_asks(const grow_form *form, int respondent, const char *question)
{
    const struct question *asked;
    return find_answer(form, respondent, question, &asked) != NULL;
}

enum { NAMED = 6 };

static void help_some(struct diags *diags, struct diag *diag, const char *const names[],
                      size_t count)
{
    const char *some = names[0];
    for (size_t i = 1; i < count && i < NAMED; i++)
        some = arena_textf(diags->arena, "%s, %s", some, names[i]);
    if (count > NAMED)
        diag_help(diags, diag, "known are %s and %zu more", some, count - NAMED);
    else
        diag_help(diags, diag, "known are %s", some);
}

// `known` says that the pack has it, and that it is asked of somebody else.
static void refuse_question(const grow_form *form, const char *id, bool known, struct diags *diags)
{
    const struct pack *pack = form->dossier.pack;
    struct diag *diag =
        diag_add(diags, DIAG_ANSWER_UNKNOWN, SPAN_NONE, "'%s' is not asked here", id);
    if (known)
        return;
    const char **names = arena_array(diags->arena, (size_t)pack->question_count, sizeof *names);
    for (int i = 0; i < pack->question_count; i++)
        names[i] = pack->questions[i].id;
    size_t count = (size_t)pack->question_count;
    if (text_nearest(id, names, count) != NULL || count == 0)
        diag_suggest(diags, diag, id, names, count);
    else
        help_some(diags, diag, names, count);
}

bool grow_form_set(grow_form *form, int respondent, const char *question, const char *typed,
                   grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    const struct question *asked;
    struct answer *answer = find_answer(form, respondent, question, &asked);
    if (!answer) {
        refuse_question(form, question, asked != NULL, diags);
        return false;
    }
    typed = form_trimmed(&form->arena, typed);
    if (*typed == '\0') {
        *answer = (struct answer){.state = ANSWER_NONE, .span = SPAN_NONE};
        changed(form);
        return true;
    }
    const bool *shown = asked_of(form, respondent)->shown.options[asked->index];
    const struct node *node = form_typed(asked, shown, typed, &form->arena, diags);
    struct answer taken = {0};
    if (!node || !dossier_value(asked, form->dossier.pack, node, respondent < 0, &form->arena,
                                &taken, diags))
        return false;
    taken.span = SPAN_NONE;
    taken.rows = NULL;
    *answer = taken;
    changed(form);
    return true;
}

const char *grow_form_cell(grow_form *form, const char *question, size_t column, const char *typed,
                           grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    const struct question *table = pack_question_find(form->dossier.pack, question);
    if (!table || column >= table->column_count) {
        diag_add(diags, DIAG_ANSWER_UNKNOWN, SPAN_NONE, "'%s' has no such column", question);
        return NULL;
    }
    const struct question *cell = &table->columns[column];
    const struct node *node =
        form_typed(cell, NULL, form_trimmed(&form->arena, typed), &form->arena, diags);
    struct answer taken = {0};
    // As an answer, not as a fact: a cell cannot be left out.
    if (!node || !dossier_value(cell, form->dossier.pack, node, false, &form->arena, &taken, diags))
        return NULL;
    if (taken.state == ANSWER_VALUE)
        return form_cell(&taken.value, &form->arena);
    diag_add(diags, DIAG_ANSWER_VALUE, SPAN_NONE, "'%s' is a column and takes a value", cell->id);
    return NULL;
}

bool grow_form_write(const grow_form *form, const grow_sink *sink)
{
    if (!form->dossier.partnership || !form->dossier.date)
        return false;
    // Sealing sorts the respondents; whoever holds their numbers must not notice.
    struct dossier sorted = form->dossier;
    struct arena arena;
    arena_init(&arena);
    sorted.respondents =
        arena_grow(&arena, form->dossier.respondents, (size_t)sorted.respondent_count,
                   (size_t)sorted.respondent_count, sizeof *sorted.respondents);
    dossier_seal(&sorted);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    dossier_write(&sorted, &out);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
