// A questionnaire of another program becomes a pack: the call of grow.h. A reader fills a struct
// foreign, its conditions are translated, the pack is written and then loaded as any pack is, so
// that nothing comes out that `grow check` would refuse. What was done with each part is told.
#include "engine/foreign.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

// --- what is told ---

void foreign_tell(struct foreign *form, enum foreign_fate fate, struct span at, const char *about,
                  const char *format, ...)
{
    char how[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(how, sizeof how, diag_say(form->diags, format), arguments);
    va_end(arguments);
    ARENA_PUSH(form->arena, form->lines, form->line_count, form->line_room);
    form->lines[form->line_count++] = (struct foreign_line){
        fate, at, arena_text(form->arena, about), arena_text(form->arena, how)};
}

struct diag *foreign_refuse(struct foreign *form, enum diag_code code, struct span at,
                            const char *help, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, diag_say(form->diags, format), arguments);
    va_end(arguments);
    struct diag *diag = diag_add(form->diags, code, at, "%s", message);
    if (help)
        diag_help(form->diags, diag, "%s", diag_say(form->diags, help));
    return diag;
}

void foreign_refuse_type(struct foreign *form, struct span at, const char *help, const char *type,
                         const struct foreign_rule *rules, size_t count, const char *name)
{
    struct diag *diag = foreign_refuse(form, DIAG_FOREIGN_TYPE, at, help,
                                       "the type '%.80s' cannot be taken over", type);
    const char *word = arena_text_n(form->arena, type, strcspn(type, " "));
    const char *nearest = foreign_rule_near(form, rules, count, word);
    if (nearest && !text_equal(nearest, word))
        diag_help(form->diags, diag, "did you mean '%s'?", nearest);
    names_add(&form->refused, name, 0, at);
}

void foreign_tell_question(struct foreign *form, const struct question *question, struct span at)
{
    const struct foreign_origin *origin = foreign_origin_of(form, question);
    bool scale = question->type == QUESTION_SCALE;
    foreign_tell(form, FOREIGN_SUPPORTED, at, origin->name, "%s%s%s", FOREIGN_TYPES[question->type],
                 scale ? " " : "", scale ? form->pack->scales[origin->scale].id : "");
}

const struct foreign_rule *foreign_rule_find(const struct foreign_rule *rules, size_t count,
                                             const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(rules[i].word, word))
            return &rules[i];
    return NULL;
}

const char *foreign_rule_near(const struct foreign *form, const struct foreign_rule *rules,
                              size_t count, const char *word)
{
    const char **words = arena_array(form->arena, count, sizeof *words);
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        if (rules[i].fate != FOREIGN_REFUSED)
            words[known++] = rules[i].word;
    return text_nearest(word, words, known);
}

static int compare_lines(const void *a, const void *b)
{
    const struct foreign_line *left = *(const struct foreign_line *const *)a;
    const struct foreign_line *right = *(const struct foreign_line *const *)b;
    const int pairs[][2] = {{left->at.file, right->at.file},
                            {left->at.line, right->at.line},
                            {left->at.column, right->at.column}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] != pairs[i][1])
            return pairs[i][0] < pairs[i][1] ? -1 : 1;
    return left < right ? -1 : left > right; // both are in one list: as they were told
}

// A name of the form on one line, whatever is in it.
static void put_shown(struct buf *out, const char *text)
{
    char shown[TEXT_SHOWN];
    for (const char *end = text + strlen(text); text < end;) {
        size_t length = text_shown(shown, text_next(&text, end));
        buf_add(out, shown, length);
    }
}

void foreign_write_report(const struct foreign *form, const char *name, struct buf *out)
{
    // The last one is what becomes of a part that the other side cannot have.
    SAYS static const char *const INWARD[] = {"supported", "changed", "refused"};
    SAYS static const char *const OUTWARD[] = {"supported", "changed", "left out"};
    const char *const *fates = form->outward ? OUTWARD : INWARD;
    size_t counts[3] = {0};
    const struct foreign_line **sorted = arena_array(form->arena, form->line_count, sizeof *sorted);
    for (size_t i = 0; i < form->line_count; i++)
        sorted[i] = &form->lines[i];
    if (form->line_count > 0)
        qsort(sorted, form->line_count, sizeof *sorted, compare_lines);
    for (size_t i = 0; i < form->line_count; i++) {
        const struct source *source = diags_source_of(form->diags, sorted[i]->at);
        if (source)
            diags_put_place(source, sorted[i]->at, true, out);
        else
            put_shown(out, name);
        buf_putf(out, ": %s: ", diag_say(form->diags, fates[sorted[i]->fate]));
        put_shown(out, sorted[i]->about);
        buf_puts(out, ": ");
        put_shown(out, sorted[i]->how);
        buf_putc(out, '\n');
        counts[sorted[i]->fate]++;
    }
    buf_putc(out, '\n');
    for (size_t i = 0; i < 3; i++)
        buf_putf(out, "%s%zu %s", i ? ", " : "", counts[i], diag_say(form->diags, fates[i]));
    buf_putc(out, '\n');
}

static void write_report(const struct foreign *form, const char *name, struct buf *out)
{
    const struct pack *pack = form->pack;
    buf_putf(out, diag_say(form->diags, "%s, made of "), pack->id);
    put_shown(out, name);
    enum words_language language = form->diags->language;
    buf_putf(
        out,
        words_say_count(language, ": %d question", ": %d questions", (size_t)pack->question_count),
        pack->question_count);
    buf_putf(
        out,
        words_say_count(language, " in %d section", " in %d sections", (size_t)pack->section_count),
        pack->section_count);
    buf_putf(out, words_say_count(language, ", %d scale", ", %d scales", (size_t)pack->scale_count),
             pack->scale_count);
    buf_puts(out, "\n\n");
    foreign_write_report(form, name, out);
}

// --- the pack as text, read back ---

struct made {
    const char *path, *text;
};

struct proof {
    struct made files[3];
    size_t count;
};

static bool give_file(void *context, const char *name, grow_file *file)
{
    const struct proof *proof = context;
    for (size_t i = 0; i < proof->count; i++)
        if (text_equal(name, proof->files[i].path)) {
            *file =
                (grow_file){.text = proof->files[i].text, .length = strlen(proof->files[i].text)};
            return true;
        }
    return false;
}

static void add_file(struct proof *proof, struct foreign *form, const char *path,
                     const struct buf *text)
{
    proof->files[proof->count++] =
        (struct made){path, arena_text_n(form->arena, text->text, text->length)};
}

static void write_files(struct foreign *form, struct proof *proof)
{
    const char *id = form->pack->id;
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    if (form->pack->dimension_count > 0) {
        foreign_write_script(form->pack, &out);
        add_file(proof, form, arena_textf(form->arena, "scripts/%s/regels.lua", id), &out);
        buf_reset(&out);
    }
    foreign_write_case(form->pack, &out);
    add_file(proof, form, arena_textf(form->arena, "questionnaires/%s/cases/leeg.yaml", id), &out);
    buf_reset(&out);
    foreign_write_pack(form->pack, form->arena, &out);
    add_file(proof, form, arena_textf(form->arena, "questionnaires/%s/questionnaire.yaml", id),
             &out);
    buf_clear(&out);
}

// What was made is loaded. Its own texts have to outlive the diagnostics only when they are shown.
static bool holds(struct proof *proof, const char *id, grow_diagnostics *diagnostics)
{
    const grow_reader reader = {.read = give_file, .context = proof};
    grow_diagnostics *problems = grow_diagnostics_new();
    problems->diags.language = diagnostics->diags.language;
    grow_pack *pack = grow_pack_load(id, &reader, NULL, problems);
    const struct diags *found = &problems->diags;
    for (size_t i = 0; i < found->count; i++) {
        if (found->list[i]->severity != DIAG_ERROR)
            continue;
        struct diag *diag = diag_add(&diagnostics->diags, DIAG_FOREIGN_PACK, SPAN_NONE,
                                     "what the form becomes is no pack: %s (G%d)",
                                     found->list[i]->message, (int)found->list[i]->code);
        diag_help(&diagnostics->diags, diag, "change that in the form, or leave it out there");
    }
    bool good = pack != NULL;
    grow_pack_free(pack);
    grow_diagnostics_free(problems);
    return good;
}

// --- the whole ---

// What could not be known before every row was read: conditions, scales, and who is asked.
static void settle(struct foreign *form)
{
    struct pack *pack = form->pack;
    for (int i = 0; i < pack->question_count; i++) {
        struct question *question = &pack->questions[i];
        question->when = foreign_when(form, question);
        if (question->type == QUESTION_SCALE)
            question->scale = &pack->scales[form->origins[i].scale];
    }
    pack->roles = arena_alloc(form->arena, sizeof *pack->roles);
    pack->role_count = 1;
    pack->roles[0].id = "respondent";
    pack->roles[0].shortname = "R";
    foreign_plain(form, &pack->roles[0].label, "Respondent");
    pack->phases[PHASE_REALITY].title = pack->title;
}

static bool is_json(const grow_foreign *data)
{
    size_t at = 0;
    if (!data->text)
        return false;
    if (data->length >= 3 && memcmp(data->text, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < data->length && strchr(" \t\r\n", data->text[at]) && data->text[at])
        at++;
    return at < data->length && (data->text[at] == '{' || data->text[at] == '[');
}

static bool read_form(struct foreign *form, const grow_foreign *data)
{
    size_t errors = form->diags->errors;
    form->dialect = is_json(data) ? FOREIGN_SURVEYJS : FOREIGN_XLSFORM;
    bool read = form->dialect == FOREIGN_SURVEYJS ? foreign_surveyjs(form, data)
                                                  : foreign_xlsform(form, data);
    if (read && form->pack->question_count == 0 && form->diags->errors == errors)
        foreign_refuse(form, DIAG_FOREIGN_SHAPE, SPAN_NONE, NULL, "the form asks nothing");
    if (read)
        settle(form);
    return form->diags->errors == errors;
}

static void init_form(struct foreign *form, struct arena *arena, struct diags *diags,
                      const char *id, const char *language)
{
    struct pack *pack = arena_alloc(arena, sizeof *pack);
    pack->id = id;
    pack->version = "0.1.0";
    *form = (struct foreign){.arena = arena,
                             .diags = diags,
                             .pack = pack,
                             .introduction = language ? language : "nl",
                             .language_given = language != NULL,
                             .waiting_at = SPAN_NONE,
                             .new_section = true};
    names_init(&form->names, arena);
    names_init(&form->ids, arena);
    names_init(&form->refused, arena);
    names_init(&form->section_ids, arena);
    names_init(&form->scale_ids, arena);
    names_init(&form->shared, arena);
}

bool grow_foreign_pack(const grow_foreign *data, const char *id, const grow_foreign_files *files,
                       const grow_sink *report, grow_diagnostics *diagnostics)
{
    // Places in the form are shown later, so its texts live as long as the diagnostics.
    struct foreign form;
    struct proof proof = {.count = 0};
    struct arena *arena = &diagnostics->arena;
    init_form(&form, arena, &diagnostics->diags, id, data->language);
    if (!read_form(&form, data))
        return false;
    write_files(&form, &proof);
    if (!holds(&proof, id, diagnostics))
        return false;
    for (size_t i = 0; i < proof.count; i++)
        files->file(files->context, proof.files[i].path, proof.files[i].text);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    write_report(&form, data->name, &out);
    return engine_deliver(&out, report);
}
