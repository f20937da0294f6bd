// How an element of SurveyJS is answered: its choices, rates, bounds and lines. The rest of an
// element is read by foreign_surveyjs.c.
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/foreign_surveyjs.h"

enum { RATE_MOST = 20 };

static bool read_number(struct foreign *form, const struct node *map, const char *key,
                        double *number)
{
    const struct node *node = node_find(map, key);
    if (!node)
        return false;
    if (node->kind == NODE_SCALAR && num_parse(node->text, number))
        return true;
    bool text = node->kind == NODE_SCALAR;
    struct diag *diag = foreign_refuse(
        form, DIAG_FOREIGN_PART, node->span, text ? NULL : "write a number",
        text ? "'%s' is no number here: '%.40s'" : "'%s' is no number here", key, node->text);
    if (text)
        hint_number(form->diags, diag, node->text, false);
    return false;
}

// --- choices ---

static void read_choice(struct foreign *form, struct foreign_list *list, const struct node *node)
{
    const struct node *value = node->kind == NODE_MAP ? node_find(node, "value") : node;
    if (!value || value->kind != NODE_SCALAR || !value->text[0]) {
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, node->span, "give it a value",
                       "this choice has no value");
        return;
    }
    struct foreign_choice *choice = foreign_choice(form, list, value->text, value->span);
    if (!choice)
        return;
    const struct node *text = node->kind == NODE_MAP ? node_find(node, "text") : NULL;
    surveyjs_text(form, text, &choice->label);
    if (!foreign_has(&choice->label)) {
        foreign_put(form, &choice->label, 0, value->text, value->span);
        for (int i = 1; i < form->pack->language_count; i++)
            choice->label.in[i] = choice->label.in[0];
    }
    if (node->kind != NODE_MAP)
        return;
    choice->has_score = read_number(form, node, "score", &choice->score);
    list->spoiled = list->spoiled || (!choice->has_score && node_find(node, "score"));
    surveyjs_rest(form, node, value->text, FOREIGN_SURVEYJS_CHOICES);
}

struct foreign_list *surveyjs_choices(struct foreign *form, const struct node *element,
                                      const char *key, const char *name)
{
    const struct node *node = node_find(element, key);
    struct foreign_list *list = arena_alloc(form->arena, sizeof *list);
    list->name = name;
    list->at = node ? node->span : element->span;
    if (node && node->kind != NODE_LIST) {
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, node->span,
                       "write each of them in a list: [ { \"value\": \"a\", \"text\": \"A\" } ]",
                       "the %s of '%.80s' are no list", key, name);
        return NULL;
    }
    size_t errors = form->diags->errors;
    for (size_t i = 0; node && i < node->count; i++)
        read_choice(form, list, node->items[i]);
    if (list->count == 0 && form->diags->errors == errors)
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, list->at, "write them in the form",
                       "'%.80s' has no %s", name, key);
    return list->count > 0 ? list : NULL;
}

// The choices of an element, which name a scale or are its own.
static struct foreign_list *shared_choices(struct foreign *form, const struct node *element,
                                           const char *name)
{
    const char *scale = surveyjs_word(element, "scale");
    struct foreign_list *list = surveyjs_choices(form, element, "choices", scale[0] ? scale : name);
    return list && scale[0] ? foreign_shared(form, list) : list;
}

static void give_choices(struct foreign *form, struct question *question,
                         const struct node *element, const char *name)
{
    struct foreign_list *list = shared_choices(form, element, name);
    double most = 0;
    if (list)
        foreign_choose(form, question, list);
    if (question->type == QUESTION_MULTIPLE &&
        read_number(form, element, "maxSelectedChoices", &most) && most > 0)
        question->most = (int)most;
}

static void give_boolean(struct foreign *form, struct question *question,
                         const struct node *element, const char *name)
{
    static const struct {
        const char *value, *id, *label, *words, *dutch;
    } ENDS[] = {{"true", "yes", "labelTrue", "Yes", "Ja"},
                {"false", "no", "labelFalse", "No", "Nee"}};
    struct foreign_list *list = arena_alloc(form->arena, sizeof *list);
    list->name = name;
    list->at = question->span;
    for (size_t i = 0; i < 2; i++) {
        struct foreign_choice *choice = foreign_choice(form, list, ENDS[i].value, question->span);
        choice->id = ENDS[i].id;
        surveyjs_text(form, node_find(element, ENDS[i].label), &choice->label);
        bool labelled = foreign_has(&choice->label);
        for (int k = 0; !labelled && k < form->pack->language_count; k++) {
            bool dutch = text_equal(form->pack->languages[k], "nl");
            choice->label.in[k] = dutch ? ENDS[i].dutch : ENDS[i].words;
        }
        foreign_fill(form, &choice->label, name);
    }
    foreign_choose(form, question, list);
}

// --- numbers and texts ---

static void give_rating(struct foreign *form, struct question *question, const struct node *element,
                        const char *name)
{
    double from = 1, to = 5, step = 1, count = 0;
    struct text lowest, highest;
    if (node_find(element, "rateValues")) {
        struct foreign_list *list = surveyjs_choices(form, element, "rateValues", name);
        for (size_t i = 0; list && i < list->count; i++) {
            struct foreign_choice *choice = &list->choices[i];
            choice->has_score = choice->has_score || num_parse(choice->name, &choice->score);
        }
        question->type = QUESTION_SINGLE;
        if (list)
            foreign_choose(form, question, list);
        return;
    }
    read_number(form, element, "rateMin", &from);
    if (read_number(form, element, "rateCount", &count))
        to = from + count - 1;
    read_number(form, element, "rateMax", &to);
    read_number(form, element, "rateStep", &step);
    bool whole = from == num_round(from, 0) && to == num_round(to, 0) && step == 1;
    if (!whole || to - from < 1 || to - from > RATE_MOST) {
        foreign_refuse(form, DIAG_FOREIGN_SCORE, element->span,
                       "use whole numbers that rise by one, twenty at the most",
                       "these rates make no scale");
        question->type = QUESTION_TEXT;
        return;
    }
    surveyjs_text(form, node_find(element, "minRateDescription"), &lowest);
    surveyjs_text(form, node_find(element, "maxRateDescription"), &highest);
    foreign_fill(form, &lowest, name);
    foreign_fill(form, &highest, name);
    const char *scale = surveyjs_word(element, "scale");
    foreign_rate(form, question, scale[0] ? scale : NULL, (int)from, (int)to, &lowest, &highest);
}

static void give_input(struct foreign *form, struct question *question, const struct node *element,
                       const char *name)
{
    const struct node *node = node_find(element, "inputType");
    const char *input = node ? surveyjs_word(element, "inputType") : "text";
    bool number = text_equal(input, "number") || text_equal(input, "range");
    double step = 0;
    if (number) {
        question->type = QUESTION_NUMBER;
        question->has_min = read_number(form, element, "min", &question->min);
        question->has_max = read_number(form, element, "max", &question->max);
        if (read_number(form, element, "step", &step) && step == 1)
            question->integer = true;
        else if (step != 0)
            foreign_tell(form, FOREIGN_CHANGED, element->span, name,
                         "step: left out; a number is any, or a whole one");
        return;
    }
    const char *const bounds[] = {"min", "max"};
    for (size_t i = 0; i < 2; i++)
        if (node_find(element, bounds[i]))
            foreign_refuse(form, DIAG_FOREIGN_PART, node_find(element, bounds[i])->span,
                           "only a number has bounds", "'%s' cannot be taken over", bounds[i]);
    if (text_equal(input, "date"))
        question->type = QUESTION_DATE;
    else if (text_equal(input, "email") || text_equal(input, "tel") || text_equal(input, "url"))
        foreign_tell(form, FOREIGN_CHANGED, node->span, name,
                     "inputType: any text can be answered");
    else if (!text_equal(input, "text"))
        foreign_refuse(form, DIAG_FOREIGN_TYPE, node->span, "use text, number or date",
                       "the input type '%.40s' cannot be taken over", input);
}

static void give_lines(struct foreign *form, struct question *question, const struct node *element)
{
    double lines = 4;
    read_number(form, element, "rows", &lines);
    question->lines = lines >= 1 && lines <= 50 ? (int)lines : 4;
}

void surveyjs_answer(struct foreign *form, struct question *question, int kind,
                     const struct node *element, const char *name)
{
    switch (kind) {
    case SURVEYJS_ONE:
    case SURVEYJS_SEVERAL:
    case SURVEYJS_RANK: give_choices(form, question, element, name); break;
    case SURVEYJS_BOOLEAN: give_boolean(form, question, element, name); break;
    case SURVEYJS_RATING: give_rating(form, question, element, name); break;
    case SURVEYJS_INPUT: give_input(form, question, element, name); break;
    default: give_lines(form, question, element); break;
    }
}
