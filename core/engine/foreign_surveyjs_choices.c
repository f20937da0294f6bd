// The choices of an element of SurveyJS, its ends when it is a boolean, and its rates.
#include "base/num.h"
#include "base/text.h"
#include "engine/foreign_surveyjs.h"

enum { RATE_MOST = 20 };

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
    choice->has_score = surveyjs_number(form, node, "score", &choice->score);
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
    for (size_t i = 0; node && node->kind == NODE_LIST && i < node->count; i++)
        read_choice(form, list, node->items[i]);
    if (list->count == 0)
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

void surveyjs_give_choices(struct foreign *form, struct question *question,
                           const struct node *element, const char *name)
{
    struct foreign_list *list = shared_choices(form, element, name);
    double most = 0;
    if (list)
        foreign_choose(form, question, list);
    if (question->type == QUESTION_MULTIPLE &&
        surveyjs_number(form, element, "maxSelectedChoices", &most) && most > 0)
        question->most = (int)most;
}

void surveyjs_give_boolean(struct foreign *form, struct question *question,
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

void surveyjs_give_rating(struct foreign *form, struct question *question,
                          const struct node *element, const char *name)
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
    surveyjs_number(form, element, "rateMin", &from);
    if (surveyjs_number(form, element, "rateCount", &count))
        to = from + count - 1;
    surveyjs_number(form, element, "rateMax", &to);
    surveyjs_number(form, element, "rateStep", &step);
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
