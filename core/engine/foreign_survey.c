// The survey of an XLSForm, row by row: groups become sections, notes help, the others questions.
// It must not know where rows come from.
#include "engine/foreign_survey.h"

#include <string.h>

#include "base/num.h"
#include "base/text.h"

static struct import_cell cell_of(const struct survey *survey, const struct sheet_row *row,
                                  const char *column)
{
    return sheet_cell(survey->form, survey->sheet, row, column);
}

// --- sections ---

// The section that the next question stands in: that of its group, in which outer ones are named.
static void open_section(struct survey *survey, struct span at)
{
    struct foreign *form = survey->form;
    struct text title, none = {.span = SPAN_NONE};
    if (!form->new_section)
        return;
    if (survey->depth == 0) {
        title = form->pack->title;
        foreign_section(form, "vragen", &title, &none, at);
        return;
    }
    const struct survey_group *group = &survey->groups[survey->depth - 1];
    title = group->title;
    for (int i = survey->depth - 2; i >= 0; i--)
        for (int k = 0; k < form->pack->language_count; k++)
            if (title.in[k] && survey->groups[i].title.in[k])
                title.in[k] =
                    arena_textf(form->arena, "%s: %s", survey->groups[i].title.in[k], title.in[k]);
    if (survey->depth > 1)
        foreign_tell(form, FOREIGN_CHANGED, group->at, group->name,
                     "a group within a group is a section beside it");
    foreign_section(form, group->name, &title, &group->help, group->at);
}

static const struct foreign_condition *condition_of(struct survey *survey,
                                                    const struct sheet_row *row)
{
    const struct foreign_condition *outer =
        survey->depth > 0 ? survey->groups[survey->depth - 1].when : NULL;
    struct import_cell cell = cell_of(survey, row, "relevant");
    if (!cell.text[0])
        return outer;
    struct foreign_condition *own = arena_alloc(survey->form->arena, sizeof *own);
    *own = (struct foreign_condition){cell.text, cell.span, outer};
    return own;
}

// A note that no question came after, in its section.
static void settle_note(struct survey *survey)
{
    struct foreign *form = survey->form;
    if (!foreign_has(&form->waiting))
        return;
    if (form->new_section || form->pack->section_count == 0) {
        foreign_refuse(form, DIAG_FOREIGN_PART, form->waiting_at,
                       "put it in a group with a question",
                       "this note has no question or section to go to");
    } else {
        struct section *section = &form->pack->sections[form->pack->section_count - 1];
        foreign_fill(form, &form->waiting, "note");
        foreign_join(form, &section->help, &form->waiting);
        section->has_help = true;
    }
    form->waiting = (struct text){.span = SPAN_NONE};
}

static void begin_group(struct survey *survey, const struct sheet_row *row)
{
    struct foreign *form = survey->form;
    const struct foreign_condition *when = condition_of(survey, row);
    if (!form->new_section && form->pack->section_count > 0)
        settle_note(survey); // else it waits for the first question of this group
    if (survey->depth == SURVEY_GROUPS) {
        foreign_refuse(form, DIAG_TOO_DEEP, row->span, NULL, "groups nest deeper than %d",
                       SURVEY_GROUPS);
        return;
    }
    struct survey_group *group = &survey->groups[survey->depth];
    *group = (struct survey_group){
        .name = cell_of(survey, row, "name").text, .when = when, .at = row->span};
    if (!group->name[0])
        group->name = "group";
    sheet_text(form, survey->sheet, row, "label", &group->title);
    sheet_text(form, survey->sheet, row, "hint", &group->help);
    if (!foreign_has(&group->title)) {
        foreign_plain(form, &group->title, group->name);
        group->title.span = row->span;
        foreign_tell(form, FOREIGN_CHANGED, row->span, group->name,
                     "without a label, its name is its title");
    }
    group->sections = form->pack->section_count;
    survey->depth++;
    form->new_section = true;
}

static void end_group(struct survey *survey, const struct sheet_row *row)
{
    settle_note(survey);
    survey->form->new_section = true;
    if (survey->depth > 0) {
        const struct survey_group *group = &survey->groups[--survey->depth];
        bool empty = group->sections == survey->form->pack->section_count;
        foreign_tell(
            survey->form, empty ? FOREIGN_CHANGED : FOREIGN_SUPPORTED, group->at, group->name, "%s",
            diag_say(survey->form->diags, empty ? "left out: it has no questions" : "a section"));
    } else
        foreign_refuse(survey->form, DIAG_FOREIGN_SHAPE, row->span, "take it away",
                       "this ends a group that was not begun");
}

// --- questions ---

// `start=1 end=5 step=1`, or `rows=3`.
static void read_parameters(struct survey *survey, const struct sheet_row *row,
                            struct question *question)
{
    struct foreign *form = survey->form;
    struct import_cell cell = cell_of(survey, row, "parameters");
    const char *at = cell.text;
    double number = 0;
    char key[16], value[24];
    bool good = true;
    bool range = question->type == QUESTION_NUMBER;
    while (good && *at) {
        size_t name = strcspn(at, "="), length = at[name] ? strcspn(at + name + 1, " ,;") : 0;
        good = name < sizeof key && length > 0 && length < sizeof value;
        if (!good)
            break;
        memcpy(key, at, name);
        key[name] = '\0';
        memcpy(value, at + name + 1, length);
        value[length] = '\0';
        at += name + 1 + length;
        at += strspn(at, " ,;");
        good = num_parse(value, &number);
        if (good && range && strcmp(key, "start") == 0)
            question->has_min = true, question->min = number;
        else if (good && range && strcmp(key, "end") == 0)
            question->has_max = true, question->max = number;
        else if (good && range && strcmp(key, "step") == 0 && number == 1)
            question->integer = true;
        else if (good && !range && strcmp(key, "rows") == 0 && number >= 1 && number <= 50)
            question->lines = (int)number;
        else
            good = false;
    }
    if (!good)
        foreign_refuse(form, DIAG_FOREIGN_PART, cell.span,
                       range ? "of a range: start, end, and step=1" : "of a text: rows",
                       "these parameters cannot be taken over");
}

static void read_appearance(struct survey *survey, const struct sheet_row *row,
                            struct question *question)
{
    struct foreign *form = survey->form;
    struct import_cell cell = cell_of(survey, row, "appearance");
    if (!cell.text[0])
        return;
    if (strchr(cell.text, '('))
        foreign_refuse(form, DIAG_FOREIGN_PART, cell.span, "write the choices in the form",
                       "a search in the appearance cannot be taken over");
    else if (question && question->type == QUESTION_TEXT && text_equal(cell.text, "multiline"))
        question->lines = 3;
}

static void agree(struct foreign *form, struct question *question, struct span at)
{
    struct foreign_list *list = arena_alloc(form->arena, sizeof *list);
    list->at = at;
    struct foreign_choice *choice = foreign_choice(form, list, "OK", at);
    foreign_plain(form, &choice->label, "OK");
    foreign_choose(form, question, list);
}

static bool is_choice(int kind)
{
    return kind == KIND_ONE || kind == KIND_MULTIPLE || kind == KIND_RANK;
}

static void give_choices(struct survey *survey, struct question *question, const char *name,
                         struct import_cell type)
{
    struct foreign *form = survey->form;
    const struct name *known = names_find(&survey->list_names, name);
    if (known) {
        foreign_choose(form, question, survey->lists[known->index]);
        return;
    }
    foreign_refuse(form, DIAG_FOREIGN_NAME, type.span, "write the list in the sheet 'choices'",
                   "there is no list of choices '%.80s'", name);
}

static enum question_type type_of(int kind)
{
    switch (kind) {
    case KIND_ONE:
    case KIND_AGREE: return QUESTION_SINGLE;
    case KIND_MULTIPLE: return QUESTION_MULTIPLE;
    case KIND_RANK: return QUESTION_RANKING;
    case KIND_NUMBER:
    case KIND_INTEGER:
    case KIND_RANGE: return QUESTION_NUMBER;
    case KIND_DATE: return QUESTION_DATE;
    default: return QUESTION_TEXT;
    }
}

static void read_limits(struct survey *survey, const struct sheet_row *row,
                        struct question *question)
{
    struct import_cell constraint = cell_of(survey, row, "constraint");
    read_parameters(survey, row, question);
    if (!constraint.text[0])
        return;
    if (question->type == QUESTION_NUMBER || question->type == QUESTION_MULTIPLE)
        foreign_bounds(survey->form, question, constraint.text, constraint.span);
    else
        foreign_refuse(survey->form, DIAG_FOREIGN_EXPRESSION, constraint.span,
                       "write it as a check in the pack",
                       "only a number and several choices can have a constraint");
}

// `list` is what stands behind the type.
static void read_question(struct survey *survey, const struct sheet_row *row,
                          const struct foreign_rule *rule, const char *list)
{
    struct foreign *form = survey->form;
    struct import_cell type = cell_of(survey, row, "type"), name = cell_of(survey, row, "name");
    if (!name.text[0]) {
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, row->span, "give it a name",
                       "this question has no name");
        return;
    }
    open_section(survey, row->span);
    struct question *question = foreign_question(form, name.text, type_of(rule->kind),
                                                 condition_of(survey, row), name.span);
    if (!question)
        return;
    question->integer = rule->kind == KIND_INTEGER;
    bool put = sheet_text(form, survey->sheet, row, "label", &question->text);
    sheet_text(form, survey->sheet, row, "hint", &question->help);
    if (put && !foreign_has(&question->text))
        foreign_refuse(form, DIAG_FOREIGN_TEXT, name.span, "give it a label",
                       "the question '%.80s' has no label", name.text);
    foreign_fill(form, &question->text, name.text);
    foreign_fill(form, &question->help, name.text);
    foreign_fill(form, &form->waiting, "note");
    foreign_join(form, &form->waiting, &question->help);
    question->help = form->waiting;
    form->waiting = (struct text){.span = SPAN_NONE};
    question->has_help = foreign_has(&question->help);
    if (is_choice(rule->kind))
        give_choices(survey, question, list, type);
    else if (rule->kind == KIND_AGREE)
        agree(form, question, type.span);
    read_limits(survey, row, question);
    read_appearance(survey, row, question);
    if (rule->fate == FOREIGN_SUPPORTED)
        foreign_tell_question(form, question, type.span);
    else
        foreign_tell(form, rule->fate, type.span, name.text, "%s",
                     diag_say(form->diags, rule->how));
}

static void read_note(struct survey *survey, const struct sheet_row *row,
                      const struct foreign_rule *rule)
{
    struct foreign *form = survey->form;
    struct import_cell relevant = cell_of(survey, row, "relevant");
    struct text note;
    if (relevant.text[0])
        foreign_refuse(form, DIAG_FOREIGN_EXPRESSION, relevant.span, "take the condition away",
                       "a note becomes help, which has no condition");
    sheet_text(form, survey->sheet, row, "label", &note);
    foreign_join(form, &form->waiting, &note);
    form->waiting_at = row->span;
    foreign_tell(form, rule->fate, row->span, cell_of(survey, row, "name").text, "%s",
                 diag_say(form->diags, rule->how));
}

// --- rows ---

// "begin group" is begin_group; "select one list" is not written any more.
static const struct foreign_rule *rule_of(struct survey *survey, const struct sheet_row *row,
                                          const char **list)
{
    struct foreign *form = survey->form;
    const char *name = cell_of(survey, row, "name").text;
    struct import_cell type = cell_of(survey, row, "type");
    size_t count, length = strcspn(type.text, " ");
    const struct foreign_rule *rules = foreign_xlsform_rules(FOREIGN_XLSFORM_TYPES, &count);
    const char *word = arena_text_n(form->arena, type.text, length);
    *list = type.text + length + strspn(type.text + length, " ");
    if (text_equal(word, "begin") || text_equal(word, "end")) {
        word = arena_textf(form->arena, "%s_%s", word, *list);
        *list = "";
    }
    const struct foreign_rule *rule = foreign_rule_find(rules, count, word);
    if (!rule || rule->fate == FOREIGN_REFUSED) {
        foreign_refuse_type(form, type.span,
                            rule ? rule->how
                                 : "the page of the format has the types that are known",
                            type.text, rules, count, name);
        return NULL;
    }
    bool choice = is_choice(rule->kind);
    if (choice ? !**list || strchr(*list, ' ') != NULL : **list != '\0') {
        foreign_refuse_type(form, type.span,
                            choice
                                ? "write the type and the name of one list; or_other is a choice "
                                  "of that list"
                                : "write the type alone",
                            type.text, rules, count, name);
        return NULL;
    }
    return rule;
}

static void read_row(struct survey *survey, const struct sheet_row *row)
{
    struct import_cell type = cell_of(survey, row, "type");
    const char *list, *name = cell_of(survey, row, "name").text;
    if (!type.text[0]) {
        foreign_refuse(survey->form, DIAG_FOREIGN_SHAPE, row->span,
                       "give it a type, or empty the whole row", "this row has no type");
        return;
    }
    const struct foreign_rule *rule = rule_of(survey, row, &list);
    if (!rule)
        return;
    sheet_rest(survey->form, survey->sheet, row, name[0] ? name : type.text);
    switch (rule->kind) {
    case KIND_NONE:
        foreign_tell(survey->form, FOREIGN_CHANGED, type.span, type.text, "%s",
                     diag_say(survey->form->diags, rule->how));
        break;
    case KIND_BEGIN: begin_group(survey, row); break;
    case KIND_END: end_group(survey, row); break;
    case KIND_NOTE: read_note(survey, row, rule); break;
    default: read_question(survey, row, rule, list); break;
    }
}

void survey_read(struct survey *survey)
{
    for (size_t i = 1; i < survey->sheet->count; i++)
        read_row(survey, &survey->sheet->rows[i]);
    settle_note(survey);
    if (survey->depth > 0)
        foreign_refuse(survey->form, DIAG_FOREIGN_SHAPE, survey->groups[survey->depth - 1].at,
                       "end it with end_group", "this group is not ended");
}
