// Reads report.yaml: strictly, with every name checked against pack and rules, so that a report
// that was loaded can be built. Owns the format; what a kind looks like is in build_*.c.
#include "report/layout.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/read.h"
#include "report/layout_line.h"
#include "rules/tally.h"

enum { SECTIONS_MOST = 100, PARTS_MOST = 5, CAP_MOST = 50, CHECKS_MOST = 60 };

// Reads `map`, whose keys are the ids of things that `find` knows, to lists of lines.
static void read_of(struct layout_reader *r, const struct node *node, const char *what,
                    int (*find)(const struct rulebook *, const char *),
                    struct layout_section *section)
{
    if (!node)
        return;
    if (node->kind != NODE_MAP) {
        diag_add(r->read.diags, DIAG_WRONG_KIND, read_place(node), "'%s' has to be a mapping",
                 what);
        return;
    }
    section->of = arena_array(r->read.arena, node->count, sizeof *section->of);
    for (size_t i = 0; i < node->count; i++) {
        int index = find(r->rules, node->keys[i]->text);
        if (index < 0) {
            diag_add(r->read.diags, DIAG_UNKNOWN_NAME, node->keys[i]->span,
                     "'%s' is none of the %s", node->keys[i]->text, what);
            continue;
        }
        struct layout_of *of = &section->of[section->of_count++];
        of->index = index;
        of->lines = layout_read_lines(r, node->items[i], what);
    }
}

static int find_place(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; rules->position && i < rules->position->place_count; i++)
        if (strcmp(rules->position->places[i].id, id) == 0)
            return (int)i;
    return -1;
}

static int find_dimension(const struct rulebook *rules, const char *id)
{
    return pack_dimension_find(rules->pack, id);
}

static void read_corners(struct layout_reader *r, const struct node *map,
                         struct layout_section *section)
{
    section->corners[0] = -1;
    const struct node *list = read_list(&r->read, map, "corners", READ_OPTIONAL, 4);
    if (!list)
        return;
    if (list->count != 4) {
        diag_add(r->read.diags, DIAG_WRONG_KIND, read_place(list),
                 "'corners' names four places, from top left clockwise");
        return;
    }
    int found[4];
    bool good = true;
    for (size_t i = 0; i < 4; i++) {
        const char *id = read_word(&r->read, list->items[i], "corners");
        found[i] = id ? find_place(r->rules, id) : -1;
        if (id && found[i] < 0)
            diag_add(r->read.diags, DIAG_UNKNOWN_NAME, list->items[i]->span,
                     "there is no place called '%s'", id);
        good &= found[i] >= 0;
    }
    if (good)
        memcpy(section->corners, found, sizeof found);
}

// A question under `key`: one with a scale, or with `fact` a fact.
static int read_question_name(struct layout_reader *r, const struct node *map, const char *key,
                              enum read_need need, bool fact)
{
    const char *id = read_string(&r->read, map, key, need);
    if (!id)
        return -1;
    const struct question *question = pack_question_find(r->rules->pack, id);
    bool fits =
        question && (fact ? question->index < r->rules->pack->fact_count : question->scale != NULL);
    if (fits)
        return question->index;
    diag_add(r->read.diags, DIAG_UNKNOWN_QUESTION, node_find(map, key)->span,
             "there is no %s called '%s'",
             diag_say(r->read.diags, fact ? "fact" : "question with a scale"), id);
    return -1;
}

static void read_pairs(struct layout_reader *r, const struct node *map,
                       struct layout_section *section)
{
    static const char *const KEYS[] = {"label", "now", "wish"};
    const struct node *list = read_list(&r->read, map, "pairs", READ_REQUIRED, 30);
    if (!list)
        return;
    section->pairs = arena_array(r->read.arena, list->count, sizeof *section->pairs);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *node = list->items[i];
        if (!read_map(&r->read, node, "a pair", KEYS, sizeof KEYS / sizeof *KEYS))
            continue;
        struct layout_pair *pair = &section->pairs[section->pair_count++];
        read_text(&r->read, node, "label", READ_REQUIRED, &pair->label);
        pair->now = read_question_name(r, node, "now", READ_REQUIRED, false);
        pair->wish = read_question_name(r, node, "wish", READ_REQUIRED, false);
    }
}

static void read_parts(struct layout_reader *r, const struct node *map,
                       struct layout_section *section)
{
    const struct node *list = read_list(&r->read, map, "parts", READ_REQUIRED, PARTS_MOST);
    section->need = read_question_name(r, map, "need", READ_OPTIONAL, true);
    if (!list)
        return;
    section->parts = arena_array(r->read.arena, list->count, sizeof *section->parts);
    for (size_t i = 0; i < list->count; i++) {
        const char *id = read_word(&r->read, list->items[i], "parts");
        int figure = id ? rulebook_figure_find(r->rules, id) : -1;
        if (figure >= 0) {
            section->parts[section->part_count++] = figure;
            continue;
        }
        if (id)
            diag_add(r->read.diags, DIAG_UNKNOWN_NAME, list->items[i]->span,
                     "there is no figure called '%s'", id);
    }
}

static bool is_text(const struct question *question)
{
    return question->type == QUESTION_TEXT && question->phase != PHASE_FACTS;
}

static void refuse_question(struct layout_reader *r, const struct node *node, const char *id)
{
    struct diag *diag = diag_add(r->read.diags, DIAG_UNKNOWN_QUESTION, node->span,
                                 "there is no question called '%s' that this section can show", id);
    if (scope_is_table_of_people(r->rules->pack, id))
        scope_help_table(r->read.diags, diag);
}

// The questions under `questions` that are of the kind a section is about.
static void read_questions_of(struct layout_reader *r, const struct node *map, enum read_need need,
                              bool (*fits)(const struct question *), struct layout_section *section)
{
    const struct node *list = read_list(&r->read, map, "questions", need, PACK_QUESTIONS);
    if (!list)
        return;
    section->questions = arena_array(r->read.arena, list->count, sizeof *section->questions);
    for (size_t i = 0; i < list->count; i++) {
        const char *id = read_word(&r->read, list->items[i], "questions");
        const struct question *question = id ? pack_question_find(r->rules->pack, id) : NULL;
        if (question && fits(question))
            section->questions[section->question_count++] = question->index;
        else if (id)
            refuse_question(r, list->items[i], id);
    }
}

// The question of this type that `key` names, or -1.
static int read_one(struct layout_reader *r, const struct node *map, const char *key,
                    enum question_type type)
{
    const char *id = read_string(&r->read, map, key, READ_OPTIONAL);
    const struct question *question = id ? pack_question_find(r->rules->pack, id) : NULL;
    if (question && question->type == type && question->phase != PHASE_FACTS)
        return question->index;
    if (id)
        diag_add(r->read.diags, DIAG_UNKNOWN_QUESTION, node_find(map, key)->span,
                 "there is no question called '%s' that this section can show", id);
    return -1;
}

// The keys that a kind has beside `kind`, `title` and `lines`; NULL ends the list.
static const char *const *kind_keys(enum layout_kind kind)
{
    static const char *const NONE[] = {NULL};
    static const char *const POSITION[] = {"corners", "places", NULL};
    static const char *const FACTS[] = {"tiles", NULL};
    static const char *const STRENGTHS[] = {"most", "from", "dimensions", NULL};
    static const char *const CONCERNS[] = {"most", "below", "dimensions", NULL};
    static const char *const CHOICE[] = {"routes", NULL};
    static const char *const DECISIONS[] = {"most", "routes", "before", NULL};
    static const char *const PAIRS[] = {"pairs", NULL};
    static const char *const MONEY[] = {"parts", "need", NULL};
    static const char *const TALLIES[] = {"questions", NULL};
    static const char *const CARDS[] = {"all", "notes", "print", NULL};
    static const char *const TABLE[] = {"table", "names", "bars", "to", "pages", NULL};
    static const char *const CHECKLIST[] = {"checks", NULL};
    static const char *const TEXTS[] = {"questions", "by", "people", NULL};
    switch (kind) {
    case LAYOUT_POSITION: return POSITION;
    case LAYOUT_FACTS: return FACTS;
    case LAYOUT_STRENGTHS: return STRENGTHS;
    case LAYOUT_CONCERNS: return CONCERNS;
    case LAYOUT_CHOICE: return CHOICE;
    case LAYOUT_DECISIONS: return DECISIONS;
    case LAYOUT_PAIRS: return PAIRS;
    case LAYOUT_MONEY: return MONEY;
    case LAYOUT_TALLIES: return TALLIES;
    case LAYOUT_CARDS: return CARDS;
    case LAYOUT_TABLE: return TABLE;
    case LAYOUT_CHECKLIST: return CHECKLIST;
    case LAYOUT_TEXTS: return TEXTS;
    default: return NONE;
    }
}

static size_t read_count(struct layout_reader *r, const struct node *map, const char *key,
                         size_t otherwise)
{
    double value = (double)otherwise;
    if (node_find(map, key))
        read_number(&r->read, map, key, (struct range){1, CAP_MOST, true}, &value);
    return (size_t)value;
}

static bool read_paper(struct layout_reader *r, const struct node *map)
{
    static const char *const PAPERS[] = {"a6"};
    return read_choice(&r->read, map, "print", READ_OPTIONAL, PAPERS, 1) == 0 &&
           layout_may_take_pages(r, map, "print");
}

static void read_kind(struct layout_reader *r, const struct node *node,
                      struct layout_section *section)
{
    static const struct range SCORE = {0, 100, false};
    const struct node *routes = node_find(node, "routes");
    const struct node *dimensions = node_find(node, "dimensions");
    section->need = section->by = section->people = -1;
    section->corners[0] = -1;
    section->below = INFINITY;
    section->most = read_count(r, node, "most", section->kind == LAYOUT_DECISIONS ? 5 : 3);
    switch (section->kind) {
    case LAYOUT_POSITION:
        read_corners(r, node, section);
        read_of(r, node_find(node, "places"), "places", find_place, section);
        break;
    case LAYOUT_FACTS: layout_read_tiles(r, node, "tiles", 6, section); break;
    case LAYOUT_CHECKLIST: layout_read_tiles(r, node, "checks", CHECKS_MOST, section); break;
    case LAYOUT_STRENGTHS:
        if (node_find(node, "from"))
            read_number(&r->read, node, "from", SCORE, &section->from);
        read_of(r, dimensions, "dimensions", find_dimension, section);
        break;
    case LAYOUT_CONCERNS:
        if (node_find(node, "below"))
            read_number(&r->read, node, "below", SCORE, &section->below);
        read_of(r, dimensions, "dimensions", find_dimension, section);
        break;
    case LAYOUT_DECISIONS:
        if (node_find(node, "before"))
            section->before = layout_read_lines(r, node_find(node, "before"), "lines");
        read_of(r, routes, "routes", rulebook_route_find, section);
        break;
    case LAYOUT_CHOICE: read_of(r, routes, "routes", rulebook_route_find, section); break;
    case LAYOUT_PAIRS: read_pairs(r, node, section); break;
    case LAYOUT_MONEY: read_parts(r, node, section); break;
    case LAYOUT_TALLIES: read_questions_of(r, node, READ_OPTIONAL, tally_counts, section); break;
    case LAYOUT_CARDS:
        section->all = read_flag(&r->read, node, "all");
        section->notes = read_flag(&r->read, node, "notes");
        section->print = read_paper(r, node);
        break;
    case LAYOUT_TABLE: layout_read_table(r, node, section); break;
    case LAYOUT_TEXTS:
        read_questions_of(r, node, READ_REQUIRED, is_text, section);
        section->by = read_one(r, node, "by", QUESTION_SINGLE);
        section->people = read_one(r, node, "people", QUESTION_NUMBER);
        break;
    default: break;
    }
}

// Of a group only tallies are told, and only of a group there are any.
static bool fits_group(struct layout_reader *r, const struct node *node, enum layout_kind kind)
{
    static const enum layout_kind OF_PEOPLE[] = {
        LAYOUT_ANSWERS, LAYOUT_CHOICES,     LAYOUT_ARITHMETIC, LAYOUT_SOLIDITY,
        LAYOUT_SINCE,   LAYOUT_RESPONDENTS, LAYOUT_TEXTS};
    bool group = r->rules->pack->group.least > 0, fits = true;
    for (size_t i = 0; i < sizeof OF_PEOPLE / sizeof *OF_PEOPLE; i++)
        fits &= !group || kind != OF_PEOPLE[i];
    fits &= group || (kind != LAYOUT_TALLIES && kind != LAYOUT_CROSSINGS);
    if (fits)
        return true;
    struct diag *diag = diag_add(r->read.diags, DIAG_GROUP_SECTION, read_place(node),
                                 group ? "a section '%s' does not go with 'group'"
                                       : "a section '%s' does not go without 'group'",
                                 layout_kind_word(kind));
    diag_help(r->read.diags, diag,
              group ? "it tells of single people; 'tallies' tells how many chose what"
                    : "it tells how many people chose what; give the pack a 'group'");
    return false;
}

static void read_section(struct layout_reader *r, const struct node *node,
                         struct layout_section *section)
{
    static const char *const FIRST[] = {"kind", "id", "title", "when", "lines"};
    enum { FIRST_COUNT = sizeof FIRST / sizeof *FIRST, KEYS_MOST = 16 };
    if (node->kind != NODE_MAP) {
        read_map(&r->read, node, "a section", FIRST, FIRST_COUNT);
        return;
    }
    const char *words[LAYOUT_KIND_COUNT];
    for (int i = 0; i < LAYOUT_KIND_COUNT; i++)
        words[i] = layout_kind_word((enum layout_kind)i);
    int kind = read_choice(&r->read, node, "kind", READ_REQUIRED, words, LAYOUT_KIND_COUNT);
    if (kind < 0)
        return;
    section->kind = (enum layout_kind)kind;
    if (!fits_group(r, node, section->kind))
        return;
    const char *keys[KEYS_MOST];
    size_t count = 0;
    for (; count < FIRST_COUNT; count++)
        keys[count] = FIRST[count];
    for (const char *const *key = kind_keys(section->kind); *key && count < KEYS_MOST; key++)
        keys[count++] = *key;
    if (!read_map(&r->read, node, "a section of this kind", keys, count))
        return;
    read_text(&r->read, node, "title", READ_OPTIONAL, &section->title);
    section->id = layout_read_id(r, node);
    section->when = layout_read_when(r, node);
    const struct node *lines = node_find(node, "lines");
    if (lines)
        section->lines = layout_read_lines(r, lines, "lines");
    read_kind(r, node, section);
}

static void read_sections(struct layout_reader *r, const struct node *part, struct layout *layout,
                          size_t *room)
{
    const struct node *list = read_list(&r->read, part, "sections", READ_REQUIRED, SECTIONS_MOST);
    for (size_t i = 0; list && i < list->count; i++) {
        ARENA_PUSH(r->read.arena, layout->sections, layout->count, *room);
        read_section(r, list->items[i], &layout->sections[layout->count++]);
    }
}

static void read_top(struct layout_reader *r, const struct node *top, struct layout *layout)
{
    static const char *const KEYS[] = {"grow-report", "title", "themes", "front", "annex"};
    static const char *const FRONT[] = {"most", "per_theme", "equal", "sections"};
    static const char *const ANNEX[] = {"sections"};
    if (!read_map(&r->read, top, "a report", KEYS, sizeof KEYS / sizeof *KEYS))
        return;
    const char *dialect = read_string(&r->read, top, "grow-report", READ_REQUIRED);
    if (dialect && strcmp(dialect, "1") != 0)
        diag_add(r->read.diags, DIAG_BAD_DIALECT, node_find(top, "grow-report")->span,
                 "this program reads grow-report: 1");
    read_text(&r->read, top, "title", READ_OPTIONAL, &layout->title);
    layout_read_themes(r, top, layout);
    layout_check_themes(r->rules, layout, r->read.diags);
    size_t room = 0;
    const struct node *front = read_key(&r->read, top, "front", READ_REQUIRED);
    if (front && read_map(&r->read, front, "'front'", FRONT, sizeof FRONT / sizeof *FRONT)) {
        layout->most = read_count(r, front, "most", layout->most);
        layout->per_theme = read_count(r, front, "per_theme", layout->per_theme);
        if (node_find(front, "equal"))
            read_number(&r->read, front, "equal", (struct range){0, 100, false}, &layout->equal);
        r->front = true;
        read_sections(r, front, layout, &room);
    }
    r->front = false;
    layout->front = layout->count;
    const struct node *annex = read_key(&r->read, top, "annex", READ_REQUIRED);
    if (annex && read_map(&r->read, annex, "'annex'", ANNEX, sizeof ANNEX / sizeof *ANNEX))
        read_sections(r, annex, layout, &room);
}

struct layout *layout_read(const struct rulebook *rules, struct arena *arena, struct diags *diags)
{
    struct layout *layout = arena_alloc(arena, sizeof *layout);
    layout->most = 7;
    layout->per_theme = 2;
    layout->equal = 5;
    size_t errors = diags->errors;
    if (!rules->pack->report) {
        layout_plain(layout, rules->pack->group.least > 0 ? LAYOUT_PLAIN_GROUP : LAYOUT_PLAIN,
                     arena);
        layout_check_themes(rules, layout, diags);
        return diags->errors == errors ? layout : NULL;
    }
    // The helpers of read.h want a pack that may be changed; these only ask for its languages.
    struct pack pack = *rules->pack;
    struct layout_reader reader = {
        .read = {.pack = &pack, .arena = arena, .diags = diags},
        .rules = rules,
        .layout = layout,
        .scope = {.place = SCOPE_RULE, .pack = rules->pack, .rules = rules, .question = -1},
    };
    read_top(&reader, rules->pack->report, layout);
    return diags->errors == errors ? layout : NULL;
}
