// XLSForm to a pack: the sheets survey, choices and settings. What becomes of each type and column
// stands in the tables below, which are also the page about the format. It must not know how a pack
// is written.
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/foreign_survey.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

SAYS static const struct foreign_rule TYPES[] = {
    {"select_one", FOREIGN_SUPPORTED, KIND_ONE,
     "`single`; a `scale` when its choices have a `score`"},
    {"select_multiple", FOREIGN_SUPPORTED, KIND_MULTIPLE, "`multiple`"},
    {"rank", FOREIGN_SUPPORTED, KIND_RANK, "`ranking`"},
    {"integer", FOREIGN_SUPPORTED, KIND_INTEGER, "`number` with `integer`"},
    {"decimal", FOREIGN_SUPPORTED, KIND_NUMBER, "`number`"},
    {"range", FOREIGN_SUPPORTED, KIND_RANGE, "`number` with the bounds of `parameters`"},
    {"text", FOREIGN_SUPPORTED, KIND_TEXT, "`text`"},
    {"date", FOREIGN_SUPPORTED, KIND_DATE, "`date`"},
    {"begin_group", FOREIGN_SUPPORTED, KIND_BEGIN, "a section, until its `end_group`"},
    {"end_group", FOREIGN_SUPPORTED, KIND_END, ""},
    {"acknowledge", FOREIGN_CHANGED, KIND_AGREE, "a `single` with the option OK"},
    {"note", FOREIGN_CHANGED, KIND_NOTE, "it is help of the question below it, or of its section"},
    {"start", FOREIGN_CHANGED, KIND_NONE, "left out: a dossier has a date of its own"},
    {"end", FOREIGN_CHANGED, KIND_NONE, "left out: a dossier has a date of its own"},
    {"today", FOREIGN_CHANGED, KIND_NONE, "left out: a dossier has a date of its own"},
    {"deviceid", FOREIGN_CHANGED, KIND_NONE, "left out: grow records nothing of a device"},
    {"username", FOREIGN_CHANGED, KIND_NONE, "left out: grow records nothing of a device"},
    {"phonenumber", FOREIGN_CHANGED, KIND_NONE, "left out: grow records nothing of a device"},
    {"email", FOREIGN_CHANGED, KIND_NONE, "left out: grow records nothing of a device"},
    {"audit", FOREIGN_CHANGED, KIND_NONE, "left out: grow records nothing of a device"},
    {"begin_repeat", FOREIGN_REFUSED, KIND_NONE, "a table of a pack may serve; write it there"},
    {"end_repeat", FOREIGN_REFUSED, KIND_NONE, "a table of a pack may serve; write it there"},
    {"calculate", FOREIGN_REFUSED, KIND_NONE, "write it as a figure in the script of the pack"},
    {"hidden", FOREIGN_REFUSED, KIND_NONE, "a pack asks everything that it knows"},
    {"time", FOREIGN_REFUSED, KIND_NONE, "ask it as text"},
    {"dateTime", FOREIGN_REFUSED, KIND_NONE, "ask a date"},
    {"geopoint", FOREIGN_REFUSED, KIND_NONE, "a pack has no places on a map"},
    {"geotrace", FOREIGN_REFUSED, KIND_NONE, "a pack has no places on a map"},
    {"geoshape", FOREIGN_REFUSED, KIND_NONE, "a pack has no places on a map"},
    {"image", FOREIGN_REFUSED, KIND_NONE, "a dossier holds no files"},
    {"audio", FOREIGN_REFUSED, KIND_NONE, "a dossier holds no files"},
    {"video", FOREIGN_REFUSED, KIND_NONE, "a dossier holds no files"},
    {"file", FOREIGN_REFUSED, KIND_NONE, "a dossier holds no files"},
    {"barcode", FOREIGN_REFUSED, KIND_NONE, "ask it as text"},
    {"select_one_from_file", FOREIGN_REFUSED, KIND_NONE, "write the choices in the form"},
    {"select_multiple_from_file", FOREIGN_REFUSED, KIND_NONE, "write the choices in the form"},
    {"select_one_external", FOREIGN_REFUSED, KIND_NONE, "write the choices in the form"},
    {"xml-external", FOREIGN_REFUSED, KIND_NONE, "write the choices in the form"},
    {"csv-external", FOREIGN_REFUSED, KIND_NONE, "write the choices in the form"},
};

SAYS static const struct foreign_rule SURVEY[] = {
    {"type", FOREIGN_SUPPORTED, 0, "see above"},
    {"name", FOREIGN_SUPPORTED, 0,
     "the id; one that is no id of a pack gets another: `AgeGroup` for `age_group`"},
    {"label", FOREIGN_SUPPORTED, 0, "the text; `label::Nederlands (nl)` in each language"},
    {"hint", FOREIGN_SUPPORTED, 0, "the help"},
    {"relevant", FOREIGN_SUPPORTED, 0, "the condition `when`; of a group, of all its questions"},
    {"constraint", FOREIGN_SUPPORTED, 0,
     "bounds of a number: `. >= 0 and . <= 10`; of several choices: `count-selected(.) <= 3`; all "
     "else is refused"},
    {"parameters", FOREIGN_SUPPORTED, 0,
     "`start` and `end` of a range; `rows` of a text; all else is refused"},
    {"appearance", FOREIGN_CHANGED, 0,
     "`multiline` makes a text of three lines; else the page decides how it looks"},
    {"required", FOREIGN_CHANGED, 0, "no answer is required: a report tells what is missing"},
    {"required_message", FOREIGN_CHANGED, 0, "left out: no answer is required"},
    {"constraint_message", FOREIGN_CHANGED, 0, "left out: the program says what a number may be"},
    {"default", FOREIGN_CHANGED, 0, "left out: every answer is given by somebody"},
    {"guidance_hint", FOREIGN_CHANGED, 0, "left out; put it in the hint"},
    {"disabled", FOREIGN_REFUSED, 0, "take the row out of the form"},
    {"readonly", FOREIGN_REFUSED, 0, "a question of a pack can always be answered"},
    {"read_only", FOREIGN_REFUSED, 0, "a question of a pack can always be answered"},
    {"calculation", FOREIGN_REFUSED, 0, "write it as a figure in the script of the pack"},
    {"choice_filter", FOREIGN_REFUSED, 0, "give the options a `when` in the pack"},
    {"repeat_count", FOREIGN_REFUSED, 0, "a table of a pack may serve; write it there"},
    {"trigger", FOREIGN_REFUSED, 0, "nothing of a pack happens when an answer is given"},
    {"image", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
    {"audio", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
    {"video", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
    {"media", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
    {"bind", FOREIGN_REFUSED, 1, "this is of XForms, which a pack does not become"},
    {"body", FOREIGN_REFUSED, 1, "this is of XForms, which a pack does not become"},
    {"instance", FOREIGN_REFUSED, 1, "this is of XForms, which a pack does not become"},
};

SAYS static const struct foreign_rule CHOICES[] = {
    {"list_name", FOREIGN_SUPPORTED, 0, "which questions have it"},
    {"name", FOREIGN_SUPPORTED, 0, "the id; one that is no id of a pack gets another"},
    {"label", FOREIGN_SUPPORTED, 0, "the label, in each language"},
    {"score", FOREIGN_SUPPORTED, 0, "makes a scale of the list, low to high; it counts in a score"},
    {"image", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
    {"audio", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
    {"media", FOREIGN_REFUSED, 1, "a pack holds no pictures or sounds"},
};

SAYS static const struct foreign_rule SETTINGS[] = {
    {"form_title", FOREIGN_SUPPORTED, 0, "the title"},
    {"version", FOREIGN_SUPPORTED, 0, "the version; one that is none of a pack becomes 0.1.0"},
    {"default_language", FOREIGN_SUPPORTED, 0, "the first language"},
    {"form_id", FOREIGN_CHANGED, 0, "left out: the id is the NAME on the command line"},
    {"style", FOREIGN_CHANGED, 0, "left out: the page decides how it looks"},
    {"instance_name", FOREIGN_CHANGED, 0, "left out: a dossier names the partnership"},
    {"submission_url", FOREIGN_CHANGED, 0, "left out: nothing is sent anywhere"},
    {"auto_send", FOREIGN_CHANGED, 0, "left out: nothing is sent anywhere"},
    {"auto_delete", FOREIGN_CHANGED, 0, "left out: nothing is sent anywhere"},
    {"public_key", FOREIGN_REFUSED, 0, "answers are not encrypted; take it out of the form"},
    {"allow_choice_duplicates", FOREIGN_REFUSED, 0, "the choices of a list differ"},
};

const struct foreign_rule *foreign_xlsform_rules(enum foreign_list_name list, size_t *count)
{
    static const struct {
        const struct foreign_rule *rules;
        size_t count;
    } LISTS[] = {[FOREIGN_XLSFORM_TYPES] = {TYPES, COUNT(TYPES)},
                 [FOREIGN_XLSFORM_SURVEY] = {SURVEY, COUNT(SURVEY)},
                 [FOREIGN_XLSFORM_CHOICES] = {CHOICES, COUNT(CHOICES)},
                 [FOREIGN_XLSFORM_SETTINGS] = {SETTINGS, COUNT(SETTINGS)}};
    *count = LISTS[list].count;
    return LISTS[list].rules;
}

// --- choices ---

struct foreign_list *survey_list(struct survey *survey, const char *name, struct span at)
{
    struct arena *arena = survey->form->arena;
    const struct name *known = names_add(&survey->list_names, name, (int)survey->list_count, at);
    if (known)
        return survey->lists[known->index];
    struct foreign_list *list = arena_alloc(arena, sizeof *list);
    list->name = name;
    list->at = at;
    ARENA_PUSH(arena, survey->lists, survey->list_count, survey->list_room);
    survey->lists[survey->list_count++] = list;
    return list;
}

static void read_choice(struct survey *survey, const struct sheet_row *row)
{
    struct foreign *form = survey->form;
    struct import_cell list = sheet_cell(form, survey->choices, row, "list_name");
    struct import_cell name = sheet_cell(form, survey->choices, row, "name");
    struct import_cell score = sheet_cell(form, survey->choices, row, "score");
    if (!list.text[0] || !name.text[0]) {
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, row->span, "fill in list_name and name",
                       "this choice has no list or no name");
        return;
    }
    struct foreign_list *of = survey_list(survey, list.text, list.span);
    struct foreign_choice *choice = foreign_choice(form, of, name.text, name.span);
    sheet_rest(form, survey->choices, row, name.text);
    if (!choice)
        return;
    bool put = sheet_text(form, survey->choices, row, "label", &choice->label);
    if (put && !foreign_has(&choice->label))
        foreign_refuse(form, DIAG_FOREIGN_TEXT, name.span, "give it a label",
                       "the choice '%.80s' has no label", name.text);
    choice->has_score = score.text[0] != '\0';
    if (choice->has_score && !num_parse(score.text, &choice->score)) {
        of->spoiled = true;
        hint_number(form->diags,
                    foreign_refuse(form, DIAG_FOREIGN_SCORE, score.span, NULL,
                                   "'%.40s' is no score", score.text),
                    score.text, false);
    }
}

// --- settings ---

static bool is_version(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && length <= 32 &&
           strspn(text, "0123456789.abcdefghijklmnopqrstuvwxyz-+") == length;
}

static void read_version(struct foreign *form, struct import_cell cell)
{
    if (!cell.text[0])
        return;
    if (is_version(cell.text))
        form->pack->version = cell.text;
    else
        foreign_tell(form, FOREIGN_CHANGED, cell.span, "version",
                     "'%.40s' is no version of a pack; it is %s", cell.text, form->pack->version);
}

// Before the texts, since it says which language is first.
static void read_settings(struct foreign *form, struct sheet *sheet, struct import_cell *title)
{
    size_t count;
    const struct foreign_rule *rules = foreign_xlsform_rules(FOREIGN_XLSFORM_SETTINGS, &count);
    *title = (struct import_cell){"", SPAN_NONE};
    if (!sheet_columns(form, sheet, rules, count) || sheet->count < 2)
        return;
    struct sheet_row *row = &sheet->rows[1];
    *title = sheet_cell(form, sheet, row, "form_title");
    read_version(form, sheet_cell(form, sheet, row, "version"));
    struct import_cell language = sheet_cell(form, sheet, row, "default_language");
    if (language.text[0]) {
        const char *bracket = strrchr(language.text, '(');
        form->introduction = bracket
                                 ? arena_text_n(form->arena, bracket + 1, strcspn(bracket + 1, ")"))
                                 : language.text;
        form->language_given = true;
        foreign_language(form, form->introduction, language.span);
    }
    sheet_rest(form, sheet, row, "settings");
    sheet_unknown(form, sheet);
    for (size_t i = 2; i < sheet->count; i++)
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, sheet->rows[i].span, "take it away",
                       "settings have one row");
}

static void set_title(struct foreign *form, struct import_cell title)
{
    struct text *text = &form->pack->title;
    if (title.text[0]) {
        foreign_put(form, text, 0, title.text, title.span);
        foreign_fill(form, text, "form_title");
        return;
    }
    foreign_plain(form, text, form->pack->id);
    foreign_tell(form, FOREIGN_CHANGED, title.span, "form_title",
                 "the form has none; the title is '%s'", form->pack->id);
}

// --- the whole ---

static bool has_column(const struct sheet *sheet, const char *name)
{
    for (size_t i = 0; i < sheet->column_count; i++)
        if (sheet->columns[i].rule && text_equal(sheet->columns[i].rule->word, name))
            return true;
    return false;
}

static bool need_columns(struct foreign *form, const struct sheet *sheet, const char *const names[],
                         size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count && sheet->count > 0; i++) {
        if (has_column(sheet, names[i]))
            continue;
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, sheet->rows[0].span, "add it",
                       "the sheet '%s' has no column '%s'", sheet->name, names[i]);
        good = false;
    }
    return good;
}

bool foreign_xlsform(struct foreign *form, const grow_foreign *data)
{
    static const char *const OF_SURVEY[] = {"type", "name", "label"};
    static const char *const OF_CHOICES[] = {"list_name", "name", "label"};
    struct sheets sheets;
    struct import_cell title;
    if (!sheets_read(form, data, &sheets))
        return false;
    struct survey survey = {
        .form = form, .sheet = &sheets.of[SHEET_SURVEY], .choices = &sheets.of[SHEET_CHOICES]};
    names_init(&survey.list_names, form->arena);
    read_settings(form, &sheets.of[SHEET_SETTINGS], &title);
    bool good = sheet_columns(form, survey.sheet, SURVEY, COUNT(SURVEY));
    good = sheet_columns(form, survey.choices, CHOICES, COUNT(CHOICES)) && good;
    good = need_columns(form, survey.sheet, OF_SURVEY, COUNT(OF_SURVEY)) && good;
    good = need_columns(form, survey.choices, OF_CHOICES, COUNT(OF_CHOICES)) && good;
    if (!good)
        return false;
    if (form->assumed)
        foreign_told_language(form, survey.sheet->rows[0].span);
    set_title(form, title);
    for (size_t i = 1; i < survey.choices->count; i++)
        read_choice(&survey, &survey.choices->rows[i]);
    survey_read(&survey);
    sheet_unknown(form, survey.choices);
    sheet_unknown(form, survey.sheet);
    return true;
}
