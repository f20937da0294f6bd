// The sentences of report.yaml over an assessment: which hold, and with their values filled in.
#include "report/build.h"

#include <string.h>

#include "report/markdown.h"
#include "rules/evaluate.h"

bool build_holds(const struct build *b, const struct cond *when)
{
    return !when || evaluate_holds(b->assessment, when);
}

void build_shown(struct build *b, const char *id)
{
    struct report *report = b->report;
    if (!id)
        return;
    ARENA_PUSH(b->arena, report->shown, report->shown_count, report->shown_room);
    report->shown[report->shown_count++] = id;
}

bool build_shows(struct build *b, const struct cond *when, const char *id)
{
    bool holds = build_holds(b, when);
    if (holds)
        build_shown(b, id);
    return holds;
}

// A message that is being filled in.
struct filling {
    struct build inside; // with the notation of the sentence
    bool escape;
};

static struct trace trace_hole(void *of, const struct cond *hole)
{
    const struct filling *filling = of;
    return evaluate_trace(filling->inside.assessment, hole);
}

// The value of a hole as text. A choice shows its label; a year is no amount.
static const char *hole_text(struct build *b, const struct cond *hole, const struct value *value)
{
    if (hole->op == COND_NAME && value->kind != VALUE_MISSING)
        switch (hole->ref.space) {
        case REF_FACT:
            if (!hole->ref.sub)
                return notation_value(&b->notation, &b->pack->questions[hole->ref.index], value);
            break;
        case REF_FIGURE:
            if (b->rules->figures[hole->ref.index].unit == UNIT_YEAR)
                return notation_figure(&b->notation, &b->rules->figures[hole->ref.index], value);
            break;
        case REF_ROLE: return build_small(b, build_role(b, pack_role_find(b->pack, value->text)));
        case REF_YEAR: return arena_textf(b->arena, "%d", (int)value->number);
        default: break;
        }
    return notation_value(&b->notation, NULL, value);
}

static void show_value(void *of, const struct cond *hole, const struct value *value,
                       struct buf *out)
{
    struct filling *filling = of;
    const char *text = hole_text(&filling->inside, hole, value);
    if (filling->escape)
        markdown_escape(text, out);
    else
        buf_puts(out, text);
}

// The language of the pack that a message is shown in: the report's, or else the first.
static int language_of(const struct build *b, const struct message *message)
{
    for (int i = 0; i < b->pack->language_count; i++)
        if (message->in[i] && b->notation.pack_language &&
            strcmp(b->pack->languages[i], b->notation.pack_language) == 0)
            return i;
    return 0;
}

// Values stand in the notation of the sentence around them, also where the program says the rest in
// another language.
static const char *fill(struct build *b, const struct message *message, const char *owner,
                        bool escape)
{
    int language = language_of(b, message);
    struct filling filling = {*b, escape};
    struct notation *notation = &filling.inside.notation;
    notation->language = words_language_of(b->pack->languages[language]);
    notation->pack_language = b->pack->languages[language];
    struct fill_manner manner = {&filling, trace_hole, show_value, notation->language, owner};
    const struct template *template = message->in[language];
    return template ? fill_text(b->fill, template, &manner) : "";
}

const char *build_fill(struct build *b, const struct message *message, const char *owner)
{
    return fill(b, message, owner, false);
}

struct line build_fill_line(struct build *b, const struct layout_line *line, const char *why)
{
    struct line filled = markdown_line(b->arena, fill(b, &line->text, NULL, true));
    filled.why = line->why ? line->why : why;
    return filled;
}

void build_lines(struct build *b, const struct layout_lines *lines, const char *why)
{
    for (size_t i = 0; lines && i < lines->count; i++) {
        const struct layout_line *line = &lines->list[i];
        if (!build_shows(b, line->when, line->id))
            continue;
        build_push(b, (struct block){.kind = line->callout ? BLOCK_CALLOUT : BLOCK_PARAGRAPH,
                                     .tone = line->tone,
                                     .line = build_fill_line(b, line, why)});
    }
}

// --- notes ---

void build_say_notes(struct build *b, const char *about)
{
    for (size_t i = 0; i < b->rules->note_count; i++) {
        const struct note_result *note = &b->assessment->notes[i];
        if (note->holds && (!about || strcmp(note->rule->about, about) == 0))
            build_paragraph(b, build_text(b, &note->text), note->rule->about);
    }
}

void build_notes(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    build_say_notes(b, NULL);
}
