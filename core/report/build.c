// From an assessment to the blocks of its report: walks through the sections of the layout, in
// order. What a section shows is in the other build_*.c.
#include "report/build.h"

#include <string.h>

typedef void make_section(struct build *b);

static void make_text(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
}

struct kind {
    make_section *make;
    enum word title; // where the pack gives none
};

static const struct kind KINDS[LAYOUT_KIND_COUNT] = {
    [LAYOUT_TEXT] = {make_text, WORD_T_TEXT},
    [LAYOUT_POSITION] = {build_position, WORD_T_POSITION},
    [LAYOUT_MISSING] = {build_missing, WORD_T_MISSING},
    [LAYOUT_FACTS] = {build_facts, WORD_T_FACTS},
    [LAYOUT_STRENGTHS] = {build_strengths, WORD_T_STRENGTHS},
    [LAYOUT_CONCERNS] = {build_concerns, WORD_T_CONCERNS},
    [LAYOUT_CHOICE] = {build_choice, WORD_T_CHOICE},
    [LAYOUT_DECISIONS] = {build_decisions, WORD_T_DECISIONS},
    [LAYOUT_ACTIONS] = {build_actions, WORD_T_ACTIONS},
    [LAYOUT_DIMENSIONS] = {build_dimensions, WORD_T_DIMENSIONS},
    [LAYOUT_ANSWERS] = {build_answers, WORD_T_ANSWERS},
    [LAYOUT_CHOICES] = {build_choices, WORD_T_CHOICES},
    [LAYOUT_PAIRS] = {build_pairs, WORD_T_PAIRS},
    [LAYOUT_ROUTES] = {build_routes, WORD_T_ROUTES},
    [LAYOUT_RECOMMENDATIONS] = {build_recommendations, WORD_T_RECOMMENDATIONS},
    [LAYOUT_CARDS] = {build_cards, WORD_T_CARDS},
    [LAYOUT_MONEY] = {build_money, WORD_T_MONEY},
    [LAYOUT_FIGURES] = {build_figures, WORD_T_FIGURES},
    [LAYOUT_ARITHMETIC] = {build_arithmetic, WORD_T_ARITHMETIC},
    [LAYOUT_RESPONDENTS] = {build_respondents, WORD_T_RESPONDENTS},
    [LAYOUT_SOURCES] = {build_sources_section, WORD_T_SOURCES},
    [LAYOUT_GLOSSARY] = {build_glossary, WORD_T_GLOSSARY},
    [LAYOUT_VERSIONS] = {build_versions, WORD_T_VERSIONS},
    [LAYOUT_SINCE] = {build_since, WORD_T_SINCE},
    [LAYOUT_SOLIDITY] = {build_solidity, WORD_T_SOLIDITY},
    [LAYOUT_TALLIES] = {build_tallies, WORD_T_TALLIES},
    [LAYOUT_CROSSINGS] = {build_crossings, WORD_T_CROSSINGS},
    [LAYOUT_TABLE] = {build_table_section, WORD_T_TABLE},
    [LAYOUT_CHECKLIST] = {build_checklist, WORD_T_CHECKLIST},
    [LAYOUT_TEXTS] = {build_texts, WORD_T_TEXTS},
    [LAYOUT_NOTES] = {build_notes, WORD_T_NOTES},
};

// "A", "B" ... "Z", then "27" and on.
static const char *annex_sign(struct build *b, size_t number)
{
    if (number >= 26)
        return notation_integer(&b->notation, (long long)number + 1);
    return arena_textf(b->arena, "%c", (char)('A' + number));
}

// A section that turns out empty leaves no heading behind, and no letter.
static bool make_one(struct build *b, const struct layout_section *section, const char *sign)
{
    if (!build_holds(b, section->when))
        return false;
    b->section = section;
    const char *title = section->title.in[0]
                            ? build_text(b, &section->title)
                            : words_text(b->notation.language, KINDS[section->kind].title);
    if (sign)
        title = SAY(b, ANNEX_SECTION, sign, title);
    build_heading(b, 2, layout_kind_word(section->kind), title, NULL);
    size_t before = b->report->count;
    KINDS[section->kind].make(b);
    bool empty = b->report->count == before;
    if (empty)
        b->report->count--;
    else
        build_shown(b, section->id);
    return !empty;
}

static const char *subtitle(struct build *b)
{
    const struct dossier *dossier = b->assessment->dossier;
    return SAY(b, SUBTITLE, dossier->partnership, notation_day(&b->notation, dossier->day));
}

static struct build build_of(const struct rulebook *rules, const struct report_context *context,
                             struct arena *arena)
{
    struct build build = {
        .pack = rules->pack,
        .rules = rules,
        .layout = context->layout,
        .context = context,
        .notation = {.arena = arena,
                     .language =
                         words_address(words_language_of(context->language), rules->pack->informal),
                     .pack = rules->pack,
                     .pack_language = context->language},
        .arena = arena,
        .report = arena_alloc(arena, sizeof(struct report)),
        .fill = arena_alloc(arena, sizeof(struct fill)),
    };
    build.fill->arena = arena;
    build.report->engine = context->engine;
    build.report->spoken = pack_language(rules->pack, context->language);
    build.report->engine_hash = context->engine_hash;
    build.report->language = build.notation.language == WORDS_EN ? "en" : "nl";
    return build;
}

size_t report_shown(const struct assessment *assessment, const struct layout *layout,
                    struct arena *arena, const char ***ids)
{
    const struct report_context context = {
        .layout = layout, .language = "nl", .engine = "", .engine_hash = ""};
    const struct report *report = report_build(assessment, &context, arena, NULL);
    *ids = report->shown;
    return report->shown_count;
}

struct report *report_of_comparison(const struct rulebook *rules,
                                    const struct report_context *context, struct arena *arena)
{
    struct build build = build_of(rules, context, arena);
    const struct compared_side *is = &context->since->is;
    const char *name = is->partnership ? is->partnership : "";
    build.report->title = WORDS(&build, T_SINCE);
    build.report->subtitle = SAY(&build, SUBTITLE, name, notation_day(&build.notation, is->day));
    build_since(&build);
    build.report->front = build.report->count;
    return build.report;
}

struct report *report_of_changes(const struct rulebook *rules, const struct pack_changes *changes,
                                 const struct report_context *context, struct arena *arena)
{
    struct build build = build_of(rules, context, arena);
    build_changes(&build, changes);
    build.report->front = build.report->count;
    return build.report;
}

struct report *report_build(const struct assessment *assessment,
                            const struct report_context *context, struct arena *arena,
                            struct diags *diags)
{
    struct build build = build_of(assessment->rules, context, arena);
    struct build *b = &build;
    b->fill->diags = diags;
    b->assessment = assessment;
    b->report->assessment = assessment;
    b->report->title =
        b->layout->title.in[0] ? build_text(b, &b->layout->title) : WORDS(b, T_REPORT);
    b->report->subtitle = subtitle(b);
    size_t annexes = 0;
    for (size_t i = 0; i < b->layout->count; i++) {
        bool front = i < b->layout->front;
        if (i == b->layout->front) {
            b->report->front = b->report->count;
            build_break(b);
        }
        if (make_one(b, &b->layout->sections[i], front ? NULL : annex_sign(b, annexes)))
            annexes += !front;
    }
    if (b->layout->front == b->layout->count)
        b->report->front = b->report->count;
    // What was asked for has a place, also where the pack gives it none.
    static const struct layout_section SINCE = {.kind = LAYOUT_SINCE, .need = -1};
    if (context->since && !layout_has(b->layout, LAYOUT_SINCE))
        annexes += make_one(b, &SINCE, annex_sign(b, annexes));
    // So that each report tells of what it was made: `grow verify` asks for it. What many dossiers
    // have in common has no hash of its own.
    static const struct layout_section VERSIONS = {.kind = LAYOUT_VERSIONS, .need = -1};
    if (b->assessment->dossier->hash[0] && !layout_has(b->layout, LAYOUT_VERSIONS))
        make_one(b, &VERSIONS, annex_sign(b, annexes));
    build_terms(b);
    return b->report;
}
