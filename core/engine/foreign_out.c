// A pack becomes a form of another program: the calls of grow.h. The pack is looked through, what
// becomes of each of its parts is told, and a writer puts down what can stand in the form. It is
// never guessed: what would ask other people, or something else, is left out and warned of.
#include "engine/foreign_out.h"

#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "base/words.h"
#include "engine/export.h"

// --- what the pack has ---

static const struct out_rule *tell(struct foreign_out *out, int part, struct span at,
                                   const char *about)
{
    const struct out_rule *rule = foreign_out_rule(part);
    foreign_tell(&out->form, rule->in[out->form.dialect].fate, at, about, "%s",
                 rule->in[out->form.dialect].how);
    return rule;
}

static void tell_part(struct foreign_out *out, bool there, int part, struct span at)
{
    if (there)
        tell(out, part, at, foreign_out_rule(part)->part);
}

// A part of one question.
static void tell_of(struct foreign_out *out, const struct question *question, bool there, int part)
{
    if (there)
        tell(out, part, question->span,
             arena_textf(out->form.arena, "%s: %s", question->id, foreign_out_rule(part)->part));
}

// A part that any question may have: once, with how many have it.
static void tell_count(struct foreign_out *out, int part, size_t count)
{
    const struct out_rule *rule = foreign_out_rule(part);
    if (count > 0)
        tell(out, part, SPAN_NONE,
             arena_textf(out->form.arena, "%s (of %zu question%s)", rule->part, count,
                         count == 1 ? "" : "s"));
}

static bool leave(struct foreign_out *out, const struct question *question, struct span at,
                  const char *why)
{
    struct foreign *form = &out->form;
    foreign_tell(form, FOREIGN_REFUSED, question->span, question->id, "%s", why);
    struct diag *diag = diag_add(form->diags, DIAG_FOREIGN_LEFT, at,
                                 "'%s' is left out of the form: %s", question->id, why);
    diag_help(form->diags, diag,
              "a form without it may do; what stands in the form asks what the pack asks");
    return false;
}

static bool has_option_when(const struct question *question)
{
    for (size_t i = 0; i < question->option_count; i++)
        if (question->options[i].when)
            return true;
    return false;
}

static bool find_when(struct foreign_out *out, const struct question *question)
{
    bool rewritten;
    const char *why;
    if (!question->when) {
        out->when[question->index] = "";
        return true;
    }
    out->when[question->index] = foreign_out_when(out, question, &rewritten, &why);
    if (!out->when[question->index])
        return leave(out, question, question->when->span,
                     arena_textf(out->form.arena, "its condition cannot be asked there; %s", why));
    foreign_tell(&out->form, rewritten ? FOREIGN_CHANGED : FOREIGN_SUPPORTED, question->when->span,
                 arena_textf(out->form.arena, "%s: when", question->id), "%s",
                 rewritten ? "the same in other words, with what is meant when there is no answer"
                           : "the same");
    return true;
}

static bool look_at(struct foreign_out *out, const struct question *question)
{
    enum foreign_dialect dialect = out->form.dialect;
    if (question->type == QUESTION_TABLE)
        return leave(out, question, question->span, foreign_out_rule(OUT_TABLE)->in[dialect].how);
    if (has_option_when(question))
        return leave(out, question, question->span,
                     foreign_out_rule(OUT_OPTION_WHEN)->in[dialect].how);
    if (!find_when(out, question))
        return false;
    tell(out, (int)question->type, question->span, question->id);
    bool anchored = false;
    for (size_t i = 0; question->anchors && i < question->scale->count; i++)
        anchored = anchored || question->anchors[i].in[0];
    tell_of(out, question, anchored, OUT_ANCHORS);
    tell_of(out, question, question->has_above, OUT_ABOVE);
    tell_of(out, question, question->unit != NULL, OUT_UNIT);
    tell_of(out, question, question->suggest != NULL, OUT_SUGGEST);
    tell_of(out, question, question->most > 0,
            question->type == QUESTION_TEXT ? OUT_LINES : OUT_MOST);
    return true;
}

// What the questions of the form have besides.
static void tell_counts(struct foreign_out *out)
{
    const struct pack *pack = out->pack;
    size_t counts[OUT_PARTS] = {0};
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        if (!out->when[i])
            continue;
        counts[OUT_FACT] += question->phase == PHASE_FACTS;
        counts[OUT_ROLE] += question->phase != PHASE_FACTS;
        counts[OUT_DIMENSION] += question->dimension >= 0;
        counts[OUT_WEIGHT] += question->weight != 1 || question->reversed || question->fixed;
        counts[OUT_SOURCE] += question->source_count > 0;
        counts[OUT_NOTHING] += question->type == QUESTION_SCALE && !question->scale->strict;
        counts[OUT_STATES] += question->type != QUESTION_SCALE;
        counts[OUT_SCALE] += question->type == QUESTION_SCALE;
        counts[OUT_HELP] += question->has_help;
    }
    for (int part = 0; part < OUT_PARTS; part++)
        tell_count(out, part, counts[part]);
}

static void tell_pack(struct foreign_out *out)
{
    const struct pack *pack = out->pack;
    int phases = 0;
    for (int i = 0; i < PHASE_COUNT; i++)
        phases += pack->phases[i].present;
    bool rules = pack->script_count > 0 || pack->report || pack->list_count > 0 ||
                 pack->amount_count > 0 || pack->glossary_count > 0;
    tell_part(out, pack->language_count > 1, OUT_TITLE, SPAN_NONE);
    tell_part(out, true, OUT_VERSION, SPAN_NONE);
    tell_part(out, pack->has_description, OUT_DESCRIPTION, SPAN_NONE);
    tell_part(out, pack->section_count > 0, OUT_SECTION, SPAN_NONE);
    tell_part(out, phases > 1, OUT_PHASE, SPAN_NONE);
    tell_part(out, pack->check_count > 0, OUT_CHECK, SPAN_NONE);
    tell_part(out, pack->group.least > 0, OUT_GROUP, SPAN_NONE);
    tell_part(out, rules, OUT_RULES, SPAN_NONE);
}

// --- texts that the other program would fill in ---

static void check_text(struct foreign_out *out, const struct text *text)
{
    const char *mark = out->form.dialect == FOREIGN_XLSFORM ? "${" : "{";
    for (int i = 0; i < out->pack->language_count; i++) {
        const char *hole = text->in[i] ? strstr(text->in[i], mark) : NULL;
        if (!hole || !strchr(hole, '}'))
            continue;
        foreign_refuse(&out->form, DIAG_FOREIGN_OUT, text->span, "write the text without it",
                       "a form would put an answer in the place of '%.20s'", hole);
        return;
    }
}

static void check_texts(struct foreign_out *out)
{
    struct out_section section;
    check_text(out, &out->pack->title);
    for (int number = 0; foreign_out_section(out, &number, &section); number++) {
        check_text(out, &section.title);
        check_text(out, &section.help);
        for (int i = section.first; i < section.first + section.count; i++) {
            const struct question *question = &out->pack->questions[i];
            if (!out->when[i])
                continue;
            check_text(out, &question->text);
            check_text(out, &question->help);
            for (size_t k = 0; k < question->option_count; k++)
                check_text(out, &question->options[k].label);
            for (size_t k = 0; question->scale && k < question->scale->count; k++)
                check_text(out, &question->scale->points[k].label);
        }
    }
}

static bool look(struct foreign_out *out)
{
    const struct pack *pack = out->pack;
    size_t errors = out->form.diags->errors;
    int kept = 0;
    out->when = arena_array(out->form.arena, (size_t)pack->question_count, sizeof *out->when);
    for (int i = 0; i < pack->question_count; i++)
        if (look_at(out, &pack->questions[i]))
            kept++;
        else
            out->when[i] = NULL;
    if (kept == 0)
        foreign_refuse(&out->form, DIAG_FOREIGN_OUT, SPAN_NONE, NULL,
                       "none of the questions of '%s' can stand in the form", pack->id);
    tell_pack(out);
    tell_counts(out);
    check_texts(out);
    return out->form.diags->errors == errors;
}

// --- what the writers share ---

static bool has_questions(const struct foreign_out *out, const struct out_section *section)
{
    for (int i = section->first; i < section->first + section->count; i++)
        if (out->when[i])
            return true;
    return false;
}

static struct text text_of_word(const struct foreign_out *out, enum word word)
{
    struct text text = {.span = SPAN_NONE};
    for (int i = 0; i < out->pack->language_count; i++)
        text.in[i] = words_text(words_language_of(out->pack->languages[i]), word);
    return text;
}

bool foreign_out_section(const struct foreign_out *out, int *number, struct out_section *section)
{
    const struct pack *pack = out->pack;
    for (; *number <= pack->section_count; ++*number) {
        const struct phase_text *facts = &pack->phases[PHASE_FACTS];
        const struct section *of = *number > 0 ? &pack->sections[*number - 1] : NULL;
        *section = (struct out_section){.id = "facts", .count = pack->fact_count};
        if (of)
            *section = (struct out_section){of->id, of->title, of->help, of->first, of->count};
        else if (facts->present)
            section->title = facts->title;
        else
            section->title = text_of_word(out, WORD_T_FACTS);
        if (has_questions(out, section))
            return true;
    }
    return false;
}

struct text foreign_out_text(const struct foreign_out *out, const struct question *question)
{
    struct text text = question->text;
    for (int i = 0; question->unit && i < out->pack->language_count; i++)
        text.in[i] = arena_textf(out->form.arena, "%s (%s)", text.in[i], question->unit);
    return text;
}

struct text foreign_out_state(const struct foreign_out *out, bool know)
{
    return text_of_word(out, know ? WORD_TALLY_NOT_APPLICABLE : WORD_DONT_KNOW);
}

const char *foreign_out_number(const struct foreign_out *out, double number)
{
    char text[NUM_TEXT];
    num_plain(text, number, 9);
    return arena_text(out->form.arena, text);
}

// --- the calls ---

// The reader of forms fills a pack; here it is only read.
static bool open(struct foreign_out *out, const grow_pack *pack, bool surveyjs,
                 grow_diagnostics *diagnostics)
{
    *out = (struct foreign_out){.pack = pack->pack,
                                .form = {.dialect = surveyjs ? FOREIGN_SURVEYJS : FOREIGN_XLSFORM,
                                         .arena = &diagnostics->arena,
                                         .diags = &diagnostics->diags,
                                         .outward = true}};
    return look(out);
}

static bool tell_report(const struct foreign_out *out, const grow_sink *report)
{
    struct buf text;
    size_t kept = 0, sections = 0;
    struct out_section section;
    for (int i = 0; i < out->pack->question_count; i++)
        kept += out->when[i] != NULL;
    for (int number = 0; foreign_out_section(out, &number, &section); number++)
        sections++;
    buf_init(&text, ENGINE_OUTPUT);
    buf_putf(&text, "%s as %s: %zu of %d questions in %zu section%s\n\n", out->pack->id,
             out->form.dialect == FOREIGN_SURVEYJS ? "SurveyJS" : "XLSForm", kept,
             out->pack->question_count, sections, sections == 1 ? "" : "s");
    foreign_write_report(&out->form, out->pack->id, &text);
    return engine_deliver(&text, report);
}

// The sheets one under another in one file: the name of each on a row of its own, and nothing in
// the first cell of every other row.
struct stacked {
    struct export_csv csv;
    grow_cells inner;
};

static void stacked_sheet(void *context, const char *name)
{
    struct stacked *stacked = context;
    stacked->inner.row(stacked->inner.context);
    stacked->inner.text(stacked->inner.context, name);
}

static void stacked_row(void *context)
{
    struct stacked *stacked = context;
    stacked->inner.row(stacked->inner.context);
    stacked->inner.text(stacked->inner.context, "");
}

static void stacked_text(void *context, const char *text)
{
    struct stacked *stacked = context;
    stacked->inner.text(stacked->inner.context, text);
}

static void write_csv(const struct foreign_out *out, struct buf *text)
{
    struct stacked stacked;
    const grow_cells cells = {stacked_sheet, stacked_row, stacked_text, stacked_text, &stacked};
    stacked.inner = export_csv_cells(&stacked.csv, text, ',');
    foreign_out_xlsform(out, &cells);
    export_csv_end(&stacked.csv);
}

bool grow_foreign_to(const grow_pack *pack, bool surveyjs, const grow_cells *cells,
                     const grow_sink *sink, const grow_sink *report, grow_diagnostics *diagnostics)
{
    struct foreign_out out;
    struct buf text;
    if (!open(&out, pack, surveyjs, diagnostics))
        return false;
    if (!surveyjs && cells) {
        foreign_out_xlsform(&out, cells);
        return tell_report(&out, report);
    }
    buf_init(&text, ENGINE_OUTPUT);
    if (surveyjs)
        foreign_out_surveyjs(&out, &text);
    else
        write_csv(&out, &text);
    return engine_deliver(&text, sink) && tell_report(&out, report);
}
