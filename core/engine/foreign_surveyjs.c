// The JSON of SurveyJS to a pack: pages and panels become sections, elements questions, as the
// tables of foreign_surveyjs_rules.c say. It must not know how a pack is written.
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/foreign_surveyjs.h"
#include "model/dossier_json.h"
#include "model/tree.h"

struct survey {
    struct foreign *form;
    const char *name; // of the section that is read
    struct text title, help;
    struct span at;
    const struct foreign_condition *when;
    int depth;
};

enum { DEPTH_MOST = 16 };

// --- texts ---

static int language_of(struct foreign *form, const struct node *key)
{
    return foreign_language(form, text_equal(key->text, "default") ? form->introduction : key->text,
                            key->span);
}

// A string, or one for each language. False after a diagnostic.
bool surveyjs_text(struct foreign *form, const struct node *node, struct text *text)
{
    *text = (struct text){.span = node ? node->span : SPAN_NONE};
    if (!node || node_is_null(node))
        return true;
    if (node->kind == NODE_SCALAR)
        return foreign_put(form, text,
                           language_of(form, &(struct node){.text = "default", .span = node->span}),
                           node->text, node->span);
    bool good = node->kind == NODE_MAP;
    for (size_t i = 0; good && i < node->count; i++)
        good = node->items[i]->kind == NODE_SCALAR &&
               foreign_put(form, text, language_of(form, node->keys[i]), node->items[i]->text,
                           node->items[i]->span);
    if (node->kind == NODE_LIST)
        foreign_refuse(form, DIAG_FOREIGN_TEXT, node->span, NULL, "a text is expected");
    return good;
}

// Before any text is read: which languages there are.
static void find_languages(struct foreign *form, const struct node *node)
{
    for (size_t i = 0; node->kind != NODE_SCALAR && i < node->count; i++) {
        const struct node *item = node->items[i];
        bool text = node->kind == NODE_MAP && item->kind == NODE_MAP &&
                    surveyjs_is_text(node->keys[i]->text);
        if (!text)
            find_languages(form, item);
        for (size_t k = 0; text && k < item->count; k++)
            language_of(form, item->keys[k]);
    }
}

const char *surveyjs_word(const struct node *map, const char *key)
{
    const struct node *node = node_find(map, key);
    return node && node->kind == NODE_SCALAR ? node->text : "";
}

// --- properties ---

static void refuse_unknown(struct foreign *form, const struct node *key,
                           const struct foreign_rule *rules, size_t count)
{
    const char *nearest = foreign_rule_near(form, rules, count, key->text);
    struct diag *diag =
        foreign_refuse(form, DIAG_FOREIGN_PART, key->span,
                       nearest ? NULL : "the page of the format has what is understood",
                       "'%.80s' is not known, and cannot be taken over", key->text);
    if (nearest)
        diag_help(form->diags, diag, "did you mean '%s'?", nearest);
}

// Tells or refuses what is not taken over. A property that is not known may mean anything.
void surveyjs_rest(struct foreign *form, const struct node *map, const char *about,
                   enum foreign_list_name list)
{
    size_t count;
    const struct foreign_rule *rules = foreign_surveyjs_rules(list, &count);
    for (size_t i = 0; i < map->count; i++) {
        const struct node *key = map->keys[i];
        const struct foreign_rule *rule = foreign_rule_find(rules, count, key->text);
        bool off = map->items[i]->kind == NODE_SCALAR && text_equal(map->items[i]->text, "false");
        if (rule && rule->fate == FOREIGN_CHANGED)
            foreign_tell(form, FOREIGN_CHANGED, key->span, about, "%s: %s", key->text,
                         diag_say(form->diags, rule->how));
        else if (!rule)
            refuse_unknown(form, key, rules, count);
        else if (rule->fate == FOREIGN_REFUSED && !off)
            foreign_refuse(form, DIAG_FOREIGN_PART, key->span, rule->how,
                           "'%.80s' cannot be taken over", key->text);
    }
}

// --- questions ---

static void open_section(struct survey *survey)
{
    if (survey->form->new_section)
        foreign_section(survey->form, survey->name, &survey->title, &survey->help, survey->at);
}

static const struct foreign_condition *condition_of(struct survey *survey,
                                                    const struct node *element)
{
    const struct node *node = node_find(element, "visibleIf");
    if (!node || node->kind != NODE_SCALAR || text_is_blank(node->text))
        return survey->when;
    struct foreign_condition *own = arena_alloc(survey->form->arena, sizeof *own);
    *own = (struct foreign_condition){node->text, node->span, survey->when};
    return own;
}

static struct question *new_question(struct survey *survey, const struct node *element,
                                     const char *name, enum question_type type, struct text *text)
{
    struct foreign *form = survey->form;
    open_section(survey);
    struct question *question =
        foreign_question(form, name, type, condition_of(survey, element), element->span);
    if (!question)
        return NULL;
    question->text = *text;
    surveyjs_text(form, node_find(element, "description"), &question->help);
    foreign_fill(form, &question->text, name);
    foreign_fill(form, &question->help, name);
    question->has_help = foreign_has(&question->help);
    return question;
}

static const char *with_row(struct arena *arena, const char *title, const char *row)
{
    size_t length = strlen(title);
    bool ends = length > 0 && strchr(".?!:;", title[length - 1]);
    return arena_textf(arena, "%s%s %s", title, ends ? "" : ":", row);
}

// Each row is a question; the columns are a scale, low to high, when they have no scores.
static void read_matrix(struct survey *survey, const struct node *element, const char *name,
                        const struct text *title)
{
    struct foreign *form = survey->form;
    struct foreign_list *scale = surveyjs_choices(form, element, "columns", name);
    struct foreign_list *rows = surveyjs_choices(form, element, "rows", name);
    bool scored = false;
    if (!scale || !rows)
        return;
    for (size_t i = 0; i < scale->count; i++)
        scored = scored || scale->choices[i].has_score;
    for (size_t i = 0; i < scale->count && !scored; i++) {
        scale->choices[i].has_score = true;
        scale->choices[i].score = (double)i;
    }
    for (size_t i = 0; i < rows->count; i++) {
        struct text text = *title;
        foreign_fill(form, &rows->choices[i].label, rows->choices[i].name);
        for (int k = 0; k < form->pack->language_count; k++)
            if (text.in[k] && rows->choices[i].label.in[k])
                text.in[k] = with_row(form->arena, text.in[k], rows->choices[i].label.in[k]);
        const char *own = arena_textf(form->arena, "%s.%s", name, rows->choices[i].name);
        struct question *question = new_question(survey, element, own, QUESTION_SINGLE, &text);
        if (question)
            foreign_choose(form, question, scale);
    }
}

static void read_element(struct survey *survey, const struct node *element);

static void read_question(struct survey *survey, const struct node *element,
                          const struct foreign_rule *rule)
{
    static const enum question_type KINDS[] = {
        [SURVEYJS_ONE] = QUESTION_SINGLE,    [SURVEYJS_SEVERAL] = QUESTION_MULTIPLE,
        [SURVEYJS_RANK] = QUESTION_RANKING,  [SURVEYJS_BOOLEAN] = QUESTION_SINGLE,
        [SURVEYJS_RATING] = QUESTION_SINGLE, [SURVEYJS_INPUT] = QUESTION_TEXT,
        [SURVEYJS_COMMENT] = QUESTION_TEXT};
    struct foreign *form = survey->form;
    const char *name = surveyjs_word(element, "name");
    struct text text;
    if (!name[0]) {
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, element->span, "give it a name",
                       "this element has no name");
        return;
    }
    surveyjs_text(form, node_find(element, "title"), &text);
    if (!foreign_has(&text)) {
        foreign_plain(form, &text, name);
        text.span = element->span;
        foreign_tell(form, FOREIGN_CHANGED, element->span, name,
                     "without a title, its name is asked");
    }
    surveyjs_rest(form, element, name, FOREIGN_SURVEYJS_PROPERTIES);
    if (rule->kind == SURVEYJS_MATRIX) {
        read_matrix(survey, element, name, &text);
    } else {
        struct question *question = new_question(survey, element, name, KINDS[rule->kind], &text);
        if (!question)
            return;
        surveyjs_answer(form, question, rule->kind, element, name);
        if (rule->fate == FOREIGN_SUPPORTED) {
            foreign_tell_question(form, question, element->span);
            return;
        }
    }
    foreign_tell(form, rule->fate, element->span, name, "%s", diag_say(form->diags, rule->how));
}

// --- pages and panels ---

static void read_elements(struct survey *survey, const struct node *list)
{
    for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++)
        read_element(survey, list->items[i]);
}

// A page, or a panel on one: a section, with the conditions of what is around it.
static void read_part(struct survey *outer, const struct node *node, bool panel)
{
    struct foreign *form = outer->form;
    struct survey survey = *outer;
    const char *name = surveyjs_word(node, "name");
    survey.name = name[0] ? name : "page";
    survey.at = node->span;
    survey.when = condition_of(outer, node);
    if (++survey.depth > DEPTH_MOST) {
        foreign_refuse(form, DIAG_TOO_DEEP, node->span, NULL, "panels nest deeper than %d",
                       DEPTH_MOST);
        return;
    }
    surveyjs_text(form, node_find(node, "title"), &survey.title);
    surveyjs_text(form, node_find(node, "description"), &survey.help);
    if (!foreign_has(&survey.title)) {
        survey.title = outer->title;
        foreign_tell(form, FOREIGN_CHANGED, node->span, survey.name,
                     "without a title, it has that of what it is in");
    }
    surveyjs_rest(form, node, survey.name, FOREIGN_SURVEYJS_PAGE);
    int sections = form->pack->section_count;
    form->new_section = true;
    read_elements(&survey, node_find(node, "elements"));
    read_elements(&survey, node_find(node, "questions"));
    form->new_section = true;
    bool empty = sections == form->pack->section_count;
    foreign_tell(form, panel || empty ? FOREIGN_CHANGED : FOREIGN_SUPPORTED, node->span,
                 survey.name, "%s",
                 diag_say(form->diags, empty   ? "left out: it has no questions"
                                       : panel ? "a panel is a section beside its page"
                                               : "a section"));
}

static void read_element(struct survey *survey, const struct node *element)
{
    struct foreign *form = survey->form;
    size_t count;
    const struct foreign_rule *rules = foreign_surveyjs_rules(FOREIGN_SURVEYJS_TYPES, &count);
    const char *type = surveyjs_word(element, "type");
    const struct foreign_rule *rule = foreign_rule_find(rules, count, type);
    if (rule && rule->kind == SURVEYJS_PANEL) {
        read_part(survey, element, true);
        return;
    }
    if (rule && rule->fate != FOREIGN_REFUSED) {
        read_question(survey, element, rule);
        return;
    }
    const struct node *at = element->kind == NODE_MAP ? node_find(element, "type") : NULL;
    foreign_refuse_type(form, at ? at->span : element->span,
                        rule ? rule->how : "the page of the format has the types that are known",
                        type, rules, count, surveyjs_word(element, "name"));
}

// --- the whole ---

static void read_top(struct foreign *form, const struct node *root)
{
    struct survey survey = {.form = form, .name = "page", .at = root->span, .help.span = SPAN_NONE};
    const struct node *pages = node_find(root, "pages");
    struct pack *pack = form->pack;
    surveyjs_text(form, node_find(root, "title"), &pack->title);
    if (!foreign_has(&pack->title)) {
        foreign_plain(form, &pack->title, pack->id);
        foreign_tell(form, FOREIGN_CHANGED, root->span, "title",
                     "the form has none; the title is '%s'", pack->id);
    }
    foreign_fill(form, &pack->title, "title");
    surveyjs_text(form, node_find(root, "description"), &pack->description);
    foreign_fill(form, &pack->description, "description");
    pack->has_description = foreign_has(&pack->description);
    surveyjs_rest(form, root, "survey", FOREIGN_SURVEYJS_TOP);
    survey.title = pack->title;
    for (size_t i = 0; pages && pages->kind == NODE_LIST && i < pages->count; i++)
        read_part(&survey, pages->items[i], false);
    read_elements(&survey, node_find(root, "elements"));
    read_elements(&survey, node_find(root, "questions"));
}

bool foreign_surveyjs(struct foreign *form, const grow_foreign *data)
{
    const char *text = dossier_json(form->arena, data->text, data->length);
    int file = diags_source(form->diags, data->name, data->text, data->length);
    const struct node *root = tree_parse(form->arena, file, text, data->length, form->diags);
    if (!root)
        return false;
    const char *locale = surveyjs_word(root, "locale");
    if (locale[0])
        form->introduction = locale;
    foreign_language(form, form->introduction, root->span);
    find_languages(form, root);
    if (!locale[0])
        foreign_told_language(form, root->span);
    read_top(form, root);
    return true;
}
