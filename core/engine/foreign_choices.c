// Choices of foreign forms: options of a question, or a scale when they have scores. It must not
// know which program a form is of.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/foreign.h"
#include "model/read.h"

// --- choices ---

struct foreign_choice *foreign_choice(struct foreign *form, struct foreign_list *list,
                                      const char *name, struct span at)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->choices[i].name, name)) {
            struct diag *diag = diag_add(form->diags, DIAG_FOREIGN_NAME, at,
                                         "the choice '%.80s' stands twice", name);
            diag_note_at(form->diags, diag, list->choices[i].at, "it stands here first");
            return NULL;
        }
    if (list->count == PACK_OPTIONS) {
        foreign_refuse(form, DIAG_TOO_BIG, at, "divide them over lists",
                       "a question has at most %d choices", PACK_OPTIONS);
        return NULL;
    }
    ARENA_PUSH(form->arena, list->choices, list->count, list->room);
    struct foreign_choice *choice = &list->choices[list->count++];
    *choice = (struct foreign_choice){.name = name, .at = at};
    return choice;
}

static bool is_state(const char *name)
{
    return text_equal(name, "dont_know") || text_equal(name, "not_applicable");
}

// The ids of a list, each different.
static void name_choices(struct foreign *form, struct foreign_list *list)
{
    struct names taken;
    names_init(&taken, form->arena);
    for (size_t i = 0; i < list->count; i++) {
        struct foreign_choice *choice = &list->choices[i];
        if (choice->id) // of the program
            continue;
        const char *wanted = read_is_id(choice->name, READ_CHOICE) && !strchr(choice->name, '-')
                                 ? choice->name
                                 : foreign_word_id(form, choice->name, 'c');
        choice->id = foreign_free_id(form, &taken, wanted, FOREIGN_ID, (int)i, choice->at);
        if (!text_equal(choice->id, choice->name))
            foreign_tell(form, FOREIGN_CHANGED, choice->at, choice->name, "its id is %s",
                         choice->id);
    }
}

// --- scales ---

// Lower scores first; the order of equal ones stays, and is refused afterwards.
static bool sort_by_score(struct foreign_choice **sorted, size_t count)
{
    bool moved = false;
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && sorted[k - 1]->score > sorted[k]->score; k--) {
            struct foreign_choice *other = sorted[k];
            sorted[k] = sorted[k - 1];
            sorted[k - 1] = other;
            moved = true;
        }
    return moved;
}

// Words have equal steps; other scores have to be numbers.
static bool has_equal_steps(struct foreign_choice *const *sorted, size_t count)
{
    double step = sorted[1]->score - sorted[0]->score;
    for (size_t i = 1; i < count; i++) {
        double other = sorted[i]->score - sorted[i - 1]->score - step;
        if (other > 1e-9 || other < -1e-9)
            return false;
    }
    return true;
}

static bool check_scores(struct foreign *form, struct foreign_choice *const *sorted, size_t count,
                         bool words)
{
    size_t errors = form->diags->errors;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && sorted[i]->score == sorted[i - 1]->score)
            foreign_refuse(
                form, DIAG_FOREIGN_SCORE, sorted[i]->at, "give each choice of a list its own score",
                "the choices '%s' and '%s' have one score", sorted[i - 1]->name, sorted[i]->name);
        if (!words && sorted[i]->score != num_round(sorted[i]->score, 0))
            foreign_refuse(form, DIAG_FOREIGN_SCORE, sorted[i]->at,
                           "use whole numbers, or equal steps between the scores",
                           "these scores make no scale");
    }
    return form->diags->errors == errors;
}

static struct scale *new_scale(struct foreign *form, const char *name, struct span at)
{
    struct pack *pack = form->pack;
    FOREIGN_PUSH(form, pack->scales, pack->scale_count, form->scale_room);
    struct scale *scale = &pack->scales[pack->scale_count];
    *scale = (struct scale){.span = at, .strict = true};
    scale->id = foreign_free_id(form, &form->scale_ids, foreign_word_id(form, name, 'S'),
                                FOREIGN_ID, pack->scale_count, at);
    foreign_plain(form, &scale->label, scale->id);
    pack->scale_count++;
    return scale;
}

static void set_point(struct foreign *form, struct scale *scale, struct foreign_choice *choice)
{
    struct point *point = &scale->points[scale->count];
    char number[NUM_TEXT];
    num_plain(number, choice->score, 0);
    point->number = scale->words ? (double)scale->count : choice->score;
    point->label = choice->label;
    choice->point = scale->words ? choice->name : arena_text(form->arena, number);
    if (!text_equal(choice->point, choice->name))
        foreign_tell(form, FOREIGN_CHANGED, choice->at, choice->name,
                     "it is the point %s of a scale", choice->point);
    point->is = choice->point;
    scale->count++;
}

// The choices with a score, low to high; what has none must be a state of an answer.
static size_t scored_choices(struct foreign *form, struct foreign_list *list,
                             struct foreign_choice **sorted, size_t *states)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct foreign_choice *choice = &list->choices[i];
        if (choice->has_score) {
            sorted[count++] = choice;
        } else if (is_state(choice->name)) {
            ++*states;
            foreign_tell(form, FOREIGN_CHANGED, choice->at, choice->name,
                         "a scale has this answer by itself, with the words of the program");
        } else {
            foreign_refuse(form, DIAG_FOREIGN_SCORE, choice->at,
                           "give it a score, or call it dont_know or not_applicable",
                           "'%s' has no score, and others of its list have", choice->name);
            list->spoiled = true;
        }
    }
    return count;
}

static void make_scale(struct foreign *form, struct foreign_list *list)
{
    size_t states = 0, errors = form->diags->errors;
    list->scale = -1;
    if (list->spoiled)
        return;
    struct foreign_choice **sorted = arena_array(form->arena, list->count, sizeof *sorted);
    size_t count = scored_choices(form, list, sorted, &states);
    if (count < 2 && !list->spoiled)
        foreign_refuse(form, DIAG_FOREIGN_SCORE, list->at, NULL,
                       "a scale has at least two choices with a score");
    if (form->diags->errors != errors)
        return;
    bool moved = sort_by_score(sorted, count), words = has_equal_steps(sorted, count);
    for (size_t i = 0; i < count; i++)
        words = words && read_is_id(sorted[i]->name, READ_CHOICE);
    if (!check_scores(form, sorted, count, words))
        return;
    list->scale = form->pack->scale_count;
    struct scale *scale = new_scale(form, list->name, list->at);
    scale->words = words;
    scale->strict = states == 0;
    scale->points = arena_array(form->arena, count, sizeof *scale->points);
    for (size_t i = 0; i < count; i++)
        set_point(form, scale, sorted[i]);
    if (moved)
        foreign_tell(form, FOREIGN_CHANGED, list->at, list->name,
                     "its choices stand in the order of their scores");
    if (words && sorted[1]->score - sorted[0]->score != 1)
        foreign_tell(form, FOREIGN_CHANGED, list->at, list->name,
                     "its points count 0, 1, 2 ...: equal steps, as the scores have");
    if (states == 1)
        foreign_tell(form, FOREIGN_CHANGED, list->at, list->name,
                     "the scale takes both dont_know and not_applicable");
}

// --- what a question has ---

// Once for each list, however many questions have it.
static void fill_labels(struct foreign *form, struct foreign_list *list)
{
    for (size_t i = 0; i < list->count && !list->filled; i++)
        foreign_fill(form, &list->choices[i].label, list->choices[i].name);
    list->filled = true;
}

static bool has_scores(const struct foreign_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->choices[i].has_score)
            return true;
    return false;
}

static void give_options(struct foreign *form, struct question *question, struct foreign_list *list)
{
    if (!list->named)
        name_choices(form, list);
    list->named = true;
    question->options = arena_array(form->arena, list->count, sizeof *question->options);
    for (size_t i = 0; i < list->count; i++) {
        const struct foreign_choice *choice = &list->choices[i];
        question->options[question->option_count++] =
            (struct option){.id = choice->id, .label = choice->label, .span = choice->at};
    }
}

void foreign_choose(struct foreign *form, struct question *question, struct foreign_list *list)
{
    struct foreign_origin *origin = foreign_origin_of(form, question);
    bool scored = has_scores(list);
    origin->list = list;
    fill_labels(form, list);
    if (question->type != QUESTION_SINGLE || !scored) {
        give_options(form, question, list);
        if (scored)
            foreign_tell(form, FOREIGN_CHANGED, question->span, origin->name,
                         "the scores of its choices count in a question with one choice only");
        return;
    }
    if (!list->scaled)
        make_scale(form, list);
    list->scaled = true;
    if (list->scale >= 0)
        foreign_count(form, question, list->scale);
}

void foreign_count(struct foreign *form, struct question *question, int scale)
{
    static const char SCORE[] = "score";
    struct pack *pack = form->pack;
    question->type = QUESTION_SCALE;
    question->dimension = 0;
    foreign_origin_of(form, question)->scale = scale;
    if (pack->dimension_count > 0)
        return;
    pack->dimensions = arena_alloc(form->arena, sizeof *pack->dimensions);
    pack->dimensions[0].id = SCORE;
    foreign_plain(form, &pack->dimensions[0].label, "Score");
    pack->dimension_count = 1;
}

// --- scales that a form names ---

static bool same_choices(const struct foreign_list *a, const struct foreign_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = text_equal(a->choices[i].name, b->choices[i].name) &&
               a->choices[i].has_score == b->choices[i].has_score &&
               a->choices[i].score == b->choices[i].score;
    return same;
}

struct foreign_list *foreign_shared(struct foreign *form, struct foreign_list *list)
{
    const struct name *known =
        names_add(&form->shared, list->name, (int)form->list_count, list->at);
    if (!known) {
        ARENA_PUSH(form->arena, form->lists, form->list_count, form->list_room);
        form->lists[form->list_count++] = list;
        return list;
    }
    if (!same_choices(list, form->lists[known->index]))
        foreign_refuse(form, DIAG_FOREIGN_NAME, list->at, "give one of them another name",
                       "the scale '%.80s' has other choices elsewhere in the form", list->name);
    return form->lists[known->index];
}

// --- ratings ---

// The scale of that name, or their count. One that is shared by its name has those bounds.
static int rates_named(struct foreign *form, const struct question *question, const char *name,
                       int from, int to)
{
    struct pack *pack = form->pack;
    int found = 0;
    while (found < pack->scale_count && !text_equal(pack->scales[found].id, name))
        found++;
    const struct scale *scale = found < pack->scale_count ? &pack->scales[found] : NULL;
    if (scale && (scale->points[0].number != from || scale->points[scale->count - 1].number != to))
        foreign_refuse(form, DIAG_FOREIGN_NAME, question->span, "give one of them another name",
                       "the scale '%.80s' has other points elsewhere in the form", name);
    return found;
}

void foreign_rate(struct foreign *form, struct question *question, const char *name, int from,
                  int to, const struct text *lowest, const struct text *highest)
{
    struct pack *pack = form->pack;
    char number[NUM_TEXT];
    bool shared = name || (!foreign_has(lowest) && !foreign_has(highest));
    name = name ? name : arena_textf(form->arena, "S%d_%d", from, to);
    int found = shared ? rates_named(form, question, name, from, to) : pack->scale_count;
    foreign_count(form, question, found);
    if (found < pack->scale_count)
        return;
    struct scale *scale = new_scale(form, name, question->span);
    scale->points = arena_array(form->arena, (size_t)(to - from + 1), sizeof *scale->points);
    for (int i = from; i <= to; i++) {
        struct point *point = &scale->points[scale->count++];
        num_plain(number, i, 0);
        point->is = arena_text(form->arena, number);
        point->number = i;
        const struct text *end = i == from ? lowest : highest;
        if ((i == from || i == to) && foreign_has(end))
            point->label = *end;
        else
            foreign_plain(form, &point->label, point->is);
    }
}
